using System.Security.Cryptography;
using System.Text;
using BusinessEnv.Core.Observations;

namespace BusinessEnv.Functions.Pipeline;

/// <summary>The identity of a ranking: SHA-256 over all that its bytes depend on.</summary>
/// <remarks>Cells and inputs enter in ordinal order, so that the order of upload does not matter where no two uploads claim one cell.</remarks>
public static class RankingFingerprint
{
    /// <summary>Raised when the engine or the representations change what the same inputs give.</summary>
    private const string Generation = "1";

    public static string Of(string framework, string frameworkVersion, ObservationSet observations, ObservationSet? previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Generation, framework, frameworkVersion);
        Add(hash, observations);
        if (previous is not null)
            Add(hash, previous);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, ObservationSet set)
    {
        Add(hash, set.Period);
        foreach (var input in set.Inputs.OrderBy(input => input.Blob, StringComparer.Ordinal))
            Add(hash, input.Upload, input.Blob, input.Version, input.Cells.ToString());
        Span<byte> number = stackalloc byte[8];
        foreach (var ((unit, indicator), cell) in set.Cells.OrderBy(cell => cell.Key.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Key.Indicator, StringComparer.Ordinal))
        {
            Add(hash, unit, indicator, cell.Text ?? "");
            BitConverter.TryWriteBytes(number, BitConverter.DoubleToInt64Bits(cell.Number ?? double.NaN));
            hash.AppendData(number);
        }
    }

    private static void Add(IncrementalHash hash, params ReadOnlySpan<string> texts)
    {
        Span<byte> length = stackalloc byte[4];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BitConverter.TryWriteBytes(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
