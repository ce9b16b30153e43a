using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BusinessEnv.Ingestion.Workbooks;

/// <summary>A workbook written from nothing, sheet after sheet.</summary>
internal sealed class NewWorkbook : IDisposable
{
    private readonly SpreadsheetDocument _document;
    private readonly Sheets _sheets;
    private readonly MemoryStream _package = new();
    private readonly Stream _output;
    private uint _count;

    public NewWorkbook(Stream output)
    {
        _output = output;
        _document = SpreadsheetDocument.Create(_package, SpreadsheetDocumentType.Workbook);
        Book = _document.AddWorkbookPart();
        Book.Workbook = new Workbook();
        var styles = Book.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = new Stylesheet();
        Styles = new(styles.Stylesheet);
        _sheets = Book.Workbook.AppendChild(new Sheets());
    }

    public WorkbookPart Book { get; }

    public StyleTable Styles { get; }

    /// <summary>Adds a sheet behind the others; the writer is to be finished and disposed before the next.</summary>
    public WorksheetWriter Add(string name, SheetFrame frame)
    {
        var part = Book.AddNewPart<WorksheetPart>();
        List(name, Book.GetIdOfPart(part));
        return new(part.GetStream(FileMode.Create, FileAccess.Write), frame);
    }

    /// <summary>Puts a part that is written already into the list of sheets.</summary>
    public void List(string name, string relation, bool hidden = false) =>
        _sheets.Append(new Sheet { Name = name, SheetId = ++_count, Id = relation, State = hidden ? SheetStateValues.Hidden : null });

    /// <summary>The name as a sheet can bear it: 31 characters, none of <c>[]:*?/\'</c>.</summary>
    public static string SheetName(string wanted, string otherwise)
    {
        var name = string.Concat(wanted.Where(c => !@"[]:*?/\'".Contains(c, StringComparison.Ordinal) && !char.IsControl(c))).Trim();
        return name.Length switch { 0 => otherwise, > 31 => name[..31].Trim(), _ => name };
    }

    /// <summary>Writes the package to the output, which need not be seekable.</summary>
    public void Save()
    {
        _document.Dispose();
        _package.Position = 0;
        _package.CopyTo(_output);
    }

    public void Dispose()
    {
        _document.Dispose();
        _package.Dispose();
    }
}
