using System.Xml;
using BusinessEnv.Core.Frameworks;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;
using BusinessEnv.Ingestion.Spreadsheets.Checks;
using BusinessEnv.Ingestion.Spreadsheets.Files;
using BusinessEnv.Ingestion.Spreadsheets.Layouts;
using BusinessEnv.Ingestion.Spreadsheets.Matching;
using BusinessEnv.Ingestion.Spreadsheets.Values;

namespace BusinessEnv.Ingestion.Spreadsheets;

/// <summary>One file on its way from bytes to observations.</summary>
internal sealed class FileReading
{
    private readonly string _name;
    private readonly Framework _framework;
    private readonly MetricOptions _options;
    private readonly IssueList _issues;
    private readonly List<SheetUnderstanding> _understood = [];
    private readonly Vocabulary _vocabulary;
    private readonly UnitTable _units;
    private readonly ObservationTable _table;

    public FileReading(string name, Framework framework, MetricOptions options)
    {
        (_name, _framework, _options) = (name, framework, options);
        _issues = new(options.Limits);
        _vocabulary = new(framework);
        _units = new(framework.Units, framework.Indicators().SelectMany(node => node.TextCodes.Keys));
        _table = new(_units.Codes, _vocabulary.Targets);
    }

    public MetricReading Read(Stream content, CancellationToken cancellation)
    {
        var context = new BlockContext(_framework, _vocabulary, _units, _table, _issues, PathPeriod.Of(_name, _framework.Id));
        try
        {
            foreach (var sheet in SpreadsheetFile.Sheets(content, _name, _options.Limits, _issues.Add, cancellation))
                new SheetReader(context, sheet).Read(_understood);
        }
        catch (RefusedException refused)
        {
            return Refuse(refused.Issue);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or EndOfStreamException or FormatException)
        {
            return Refuse(RefusedException.Corrupt($"The file is damaged: {exception.Message}", (exception as XmlException) is { LineNumber: > 0 } xml ? $"line {xml.LineNumber}, column {xml.LinePosition}" : null).Issue);
        }
        new ColumnChecks(_table, _vocabulary.Targets, _issues).Run();
        _table.Complete();
        ContextChecks.Run(_table, _options.Context, _issues, cancellation);
        if (_understood.Count == 0)
            return Refuse(Issue.Error("header-not-understood", "No sheet has a header that names indicators of the framework.", null, "Name the columns by the framework's indicator codes or names; the framework's template is laid out so."));
        if (_table.Count == 0)
            return Refuse(Issue.Error("no-values", "The file's header was understood, and no value of it could be taken.", null, "Fill in values, and mend the errors that are listed."));
        if (_framework.Uploads.RejectOnAnyError && _issues.HasErrors)
            return Refuse(Issue.Error("rejected-by-policy", "The framework takes no file with errors in it.", null, "Mend the listed errors and send the file again."));
        return new(true, _table, _issues.Complete(), _understood);
    }

    public MetricReading Refuse(Issue reason)
    {
        _issues.Refuse(reason);
        return new(false, [], _issues.Complete(), _understood);
    }
}
