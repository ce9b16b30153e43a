using System.Text;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Checks;

namespace BusinessEnv.Ingestion.Frameworks;

/// <summary>What became of an uploaded framework file; the framework is null when it was refused.</summary>
public sealed record FrameworkReading(Framework? Framework, IReadOnlyList<Issue> Issues);

public static class FrameworkReader
{
    /// <summary>The largest file that is read: 8 MiB.</summary>
    public const int MaximumBytes = 8 << 20;

    /// <summary>Findings that are listed; more are counted and not listed.</summary>
    public const int MaximumIssues = 500;

    /// <summary>Nodes of a framework: 2,000.</summary>
    public const int MaximumNodes = 2_000;

    /// <summary>Reads a framework from .json or .xlsx. Never throws for what the file holds.</summary>
    /// <param name="name">The blob's name; its stem must be the framework's id.</param>
    public static FrameworkReading Read(Stream content, string name, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var issues = new IssueList(new() { Issues = MaximumIssues, Findings = int.MaxValue });
        var places = new FrameworkPlaces();
        if (Bytes(content) is not { } bytes)
            return new(null, [Issue.Error("too-large", $"{name} has more than {MaximumBytes >> 20} MiB.", null, "A framework is a description, not data: upload the data to metrics/.")]);
        Framework? framework;
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            framework = FrameworkJson.Read(Utf8(bytes), issues, places);
        else if (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            framework = FrameworkWorkbook.Read(bytes, name, issues, cancellation) is { } tree ? FrameworkJson.Read(tree, issues, places) : null;
        else
            return new(null, [Issue.Error("unknown-format", $"{name} is neither a .json nor an .xlsx file.", null, "Upload a framework as {id}.json or {id}.xlsx.")]);
        if (framework is not null && !issues.HasErrors)
            FrameworkValidation.Check(framework, name, places, issues);
        // A mistake in the defaults is met at every node.
        return new(issues.HasErrors ? null : framework, [.. issues.Complete().Distinct()]);
    }

    /// <summary>The JSON Schema (draft 7) of the .json form.</summary>
    public static Stream OpenSchema() => typeof(FrameworkReader).Assembly.GetManifestResourceStream("framework.schema.json")!;

    private static byte[]? Bytes(Stream content)
    {
        using var buffer = new MemoryStream();
        var block = new byte[81920];
        for (int read; (read = content.Read(block)) > 0;)
        {
            if (buffer.Length + read > MaximumBytes)
                return null;
            buffer.Write(block, 0, read);
        }
        return buffer.ToArray();
    }

    /// <summary>UTF-8 without its mark; UTF-16 with a mark is converted.</summary>
    private static ReadOnlySpan<byte> Utf8(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes.AsSpan(3),
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2)),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2)),
        _ => bytes,
    };
}
