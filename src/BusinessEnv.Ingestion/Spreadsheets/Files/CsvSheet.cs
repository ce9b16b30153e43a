using System.Buffers;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Ingestion.Spreadsheets.Cells;

namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>A delimited text (RFC 4180, with the liberties that spreadsheet programs take), read as a stream of records whose fields are slices of one buffer. Own code and not a library's, because a quote that is never closed must cost its own row and not the rest of the file.</summary>
internal sealed class CsvSheet : Sheet, IDisposable
{
    private const int FirstBuffer = 1 << 16;
    private const char Quote = '"';

    private enum Record
    {
        Complete,
        /// <summary>The buffer ends before the record does.</summary>
        CutOff,
        /// <summary>A quote is opened and not closed as it must be.</summary>
        Malformed,
    }

    private readonly StreamReader _reader;
    private readonly MetricLimits _limits;
    private readonly Action<Issue> _report;
    private readonly CancellationToken _cancellation;
    private readonly int _longestRecord;
    private readonly List<string> _unescaped = [];
    private readonly char _separator;
    private readonly SearchValues<char> _fieldEnds;
    private char[] _buffer = new char[FirstBuffer];
    private int _start;
    private int _end;
    private bool _ended;
    private int _row;
    private long _cells;

    /// <param name="report">Takes the issues of rows that are damaged.</param>
    public CsvSheet(Stream content, MetricLimits limits, Action<Issue> report, CancellationToken cancellation)
    {
        (_limits, _report, _cancellation) = (limits, report, cancellation);
        _longestRecord = Math.Max(limits.StringLength * 16, FirstBuffer);
        _reader = new StreamReader(content, CsvEncoding.Detect(content), detectEncodingFromByteOrderMarks: true, FirstBuffer, leaveOpen: true);
        while (_end < FirstBuffer && Fill())
        {
        }
        _separator = CsvSeparator.Detect(_buffer.AsSpan(0, _end), out var declaration);
        (_start, _row) = (declaration, declaration > 0 ? 1 : 0);
        _fieldEnds = SearchValues.Create([_separator, '\n', '\r', Quote]);
    }

    /// <summary>True where semicolons separate: a comma in a number may then be a decimal comma.</summary>
    public bool CommaMayBeDecimal => _separator == ';';

    public void Dispose() => _reader.Dispose();

    public override bool Read(Row row)
    {
        row.Buffer = _buffer;
        row.Strings = _unescaped;
        while (_start < _end || Fill())
        {
            if (++_row > _limits.Rows)
                throw RefusedException.Limit("rows", $"The file has more than {_limits.Rows:N0} rows", CellPlace.Of(null, _row, 0));
            if (_row % 1024 == 0)
                _cancellation.ThrowIfCancellationRequested();
            Record record;
            while ((record = Parse(row)) == Record.CutOff)
            {
                Fill();
                row.Buffer = _buffer;
            }
            if (record == Record.Malformed)
                SkipLine();
            else if (row.Count > 0)
            {
                if ((_cells += row.Count) > _limits.Cells)
                    throw RefusedException.Limit("cells", $"The file has more than {_limits.Cells:N0} cells", CellPlace.Of(null, _row, 0));
                return true;
            }
        }
        return false;
    }

    /// <summary>Parses the record at <see cref="_start"/>, and moves behind it when it is complete.</summary>
    private Record Parse(Row row)
    {
        row.Clear();
        row.Number = _row;
        _unescaped.Clear();
        var (at, column) = (_start, 0);
        while (true)
        {
            var rest = _buffer.AsSpan(at, _end - at);
            var length = rest.IndexOfAny(_fieldEnds);
            if (length >= 0 && rest[length] == Quote)
            {
                if (length == 0 || rest[..length].Trim(' ').IsEmpty)
                {
                    var outcome = ParseQuoted(row, column, at + length + 1, out at);
                    if (outcome != Record.Complete)
                        return outcome;
                    length = 0;
                }
                else
                    length = AfterQuotes(rest, length);
            }
            if (length < 0 || at + length == _end)
            {
                if (!_ended)
                    return Record.CutOff;
                length = _end - at;
            }
            if (length > 0)
                AddField(row, column, at, length);
            at += length;
            column++;
            row.Fields = column;
            if (at < _end && _buffer[at] == _separator)
            {
                at++;
                if (column >= _limits.Columns)
                    throw RefusedException.Limit("columns", $"A row has more than {_limits.Columns:N0} columns", CellPlace.Of(null, _row, column));
                continue;
            }
            if (at < _end && _buffer[at++] == '\r')
            {
                if (at == _end && !_ended)
                    return Record.CutOff;
                if (at < _end && _buffer[at] == '\n')
                    at++;
            }
            _start = at;
            return Record.Complete;
        }
    }

    /// <summary>A quote inside an unquoted field is a character like any other.</summary>
    private int AfterQuotes(ReadOnlySpan<char> rest, int length)
    {
        while (length >= 0 && rest[length] == Quote)
        {
            var more = rest[(length + 1)..].IndexOfAny(_fieldEnds);
            length = more < 0 ? -1 : length + 1 + more;
        }
        return length;
    }

    /// <param name="at">Behind the opening quote.</param>
    /// <param name="after">Behind the closing quote and blanks.</param>
    private Record ParseQuoted(Row row, int column, int at, out int after)
    {
        var (open, doubled) = (at, false);
        after = at;
        while (true)
        {
            var quote = _buffer.AsSpan(at, _end - at).IndexOf(Quote);
            if (quote < 0)
                return !_ended && _end - open <= _limits.StringLength ? Record.CutOff : Malformed(column);
            at += quote + 1;
            if (at == _end && !_ended)
                return Record.CutOff;
            if (at < _end && _buffer[at] == Quote)
            {
                doubled = true;
                at++;
                continue;
            }
            var close = at - 1;
            while (at < _end && _buffer[at] == ' ')
                at++;
            if (at == _end && !_ended)
                return Record.CutOff;
            if (at < _end && _buffer[at] != _separator && _buffer[at] is not ('\n' or '\r'))
                return Malformed(column);
            after = at;
            if (!doubled)
                AddField(row, column, open, close - open);
            else
            {
                _unescaped.Add(new string(_buffer, open, close - open).Replace("\"\"", "\"", StringComparison.Ordinal));
                row.Add(Cell.OfString(column, _unescaped.Count - 1));
            }
            return Record.Complete;
        }
    }

    private Record Malformed(int column)
    {
        _report(Issue.Error("malformed-row", "A quotation mark is opened and not closed; the row was not taken.", CellPlace.Of(null, _row, column), "Close the quotation mark, or double it where it is part of the text."));
        return Record.Malformed;
    }

    private void AddField(Row row, int column, int start, int length)
    {
        if (length > _limits.StringLength)
            throw RefusedException.Limit("stringLength", $"The cell holds a text of more than {_limits.StringLength:N0} characters", CellPlace.Of(null, _row, column));
        var text = _buffer.AsSpan(start, length);
        if (text[0] <= ' ' || text[0] == '\u3000' || text[^1] <= ' ' || text[^1] == '\u3000')
        {
            var trimmed = text.TrimStart();
            start += text.Length - trimmed.Length;
            length = trimmed.TrimEnd().Length;
            if (length == 0)
                return;
        }
        row.Add(Cell.OfText(column, start, length));
    }

    private void SkipLine()
    {
        while (true)
        {
            var line = _buffer.AsSpan(_start, _end - _start).IndexOfAny('\r', '\n');
            _start = line < 0 ? _end : _start + line + 1;
            if (line < 0 && Fill())
                continue;
            if (line >= 0 && _buffer[_start - 1] == '\r' && (_start < _end || Fill()) && _buffer[_start] == '\n')
                _start++;
            return;
        }
    }

    /// <summary>Moves what is left to the buffer's start and reads on; false at the end of the file.</summary>
    private bool Fill()
    {
        if (_ended)
            return false;
        var left = _end - _start;
        if (left > _longestRecord)
            throw RefusedException.Limit("stringLength", $"A row is longer than {_longestRecord:N0} characters", CellPlace.Of(null, _row, 0));
        if (left > _buffer.Length / 2)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        if (_start > 0)
        {
            Array.Copy(_buffer, _start, _buffer, 0, left);
            (_start, _end) = (0, left);
        }
        var read = _reader.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
        return read > 0;
    }
}
