using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Layouts;

/// <summary>A sheet's rows with a look ahead: rows that were looked at are kept until they are taken.</summary>
internal sealed class RowQueue(Sheet sheet)
{
    private readonly LinkedList<Row> _ahead = [];
    private readonly Row _current = new();

    /// <summary>The next rows, as many as there are up to a number; they stay in the queue. The row taken last is no longer valid.</summary>
    public IReadOnlyList<Row> Peek(int count)
    {
        while (_ahead.Count < count && sheet.Read(_current))
            _ahead.AddLast(_current.Copy());
        return _ahead.Take(count).ToArray();
    }

    /// <summary>The next row, valid until the next call; null at the end.</summary>
    public Row? Take()
    {
        if (_ahead.First is { } first)
        {
            _ahead.RemoveFirst();
            return first.Value;
        }
        return sheet.Read(_current) ? _current : null;
    }

    /// <summary>Puts rows back, to be taken again in their order.</summary>
    public void Return(IReadOnlyList<Row> rows)
    {
        for (var i = rows.Count - 1; i >= 0; i--)
            _ahead.AddFirst(rows[i]);
    }
}
