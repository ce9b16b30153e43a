using System.Buffers;
using System.Text;
using UglyToad.PdfPig.Content;

namespace BusinessEnv.Ingestion.Documents;

/// <summary>A piece of a printed line: letters without a wide gap. Coordinates in points, upwards.</summary>
internal readonly record struct PdfSegment(double Left, double Right, double Bottom, double Height, string Text);

/// <summary>A line of a column, in reading order.</summary>
/// <param name="ColumnLeft">Where the column's lines start and end as a rule.</param>
/// <param name="StartsColumn">The first line of a column or page.</param>
internal readonly record struct PdfLine(string Text, double Left, double Right, double Bottom, double Height, double ColumnLeft, double ColumnRight, bool StartsColumn, bool IsRow);

/// <summary>From letters on a page to lines in reading order.</summary>
internal static class PdfLayout
{
    private const int MinColumnLines = 4;
    private static readonly SearchValues<char> PageNumber = SearchValues.Create("0123456789/ 第页共，,");

    public static List<PdfLine> Lines(IReadOnlyList<Letter> letters)
    {
        var bands = Bands(letters);
        var result = new List<PdfLine>();
        for (var start = 0; start < bands.Count;)
        {
            // A stretch of lines with a common gap is read column by column; what spans it ends the stretch.
            var (end, gutter) = ColumnStretch(bands, start);
            if (end > start)
            {
                AddColumn(result, bands[start..end].Select(b => b.Where(s => s.Right <= gutter).ToList()));
                AddColumn(result, bands[start..end].Select(b => b.Where(s => s.Right > gutter).ToList()));
                start = end;
                continue;
            }
            var first = start++;
            while (start < bands.Count && ColumnStretch(bands, start).End == start)
                start++;
            AddColumn(result, bands[first..start]);
        }
        return result;
    }

    /// <summary>Page numbers, and lines that stand at the head or foot of most pages.</summary>
    public static IEnumerable<PdfLine> WithoutRunningHeads(List<List<PdfLine>> pages)
    {
        var edges = pages.SelectMany(p => p.Take(1).Concat(p.Skip(1).TakeLast(1)).Select(l => Key(l.Text)).Distinct()).CountBy(k => k).Where(k => k.Value >= 3 && k.Value * 2 > pages.Count).Select(k => k.Key).ToHashSet();
        foreach (var page in pages)
            for (var i = 0; i < page.Count; i++)
                if (!((i == 0 || i == page.Count - 1) && (IsPageNumber(page[i].Text) || edges.Contains(Key(page[i].Text)))))
                    yield return page[i];
    }

    private static string Key(string text) => string.Concat(text.Where(c => !char.IsDigit(c) && !char.IsWhiteSpace(c)));

    private static bool IsPageNumber(string text)
    {
        var bare = text.AsSpan().Trim(" -—–─·第页共/\u3000");
        return bare.Length is > 0 and <= 9 && !bare.ContainsAnyExcept(PageNumber);
    }

    /// <summary>Letters by baseline from top to bottom, each band cut at wide gaps.</summary>
    private static List<List<PdfSegment>> Bands(IReadOnlyList<Letter> letters)
    {
        var bands = new List<List<PdfSegment>>();
        var ordered = letters.OrderByDescending(l => l.StartBaseLine.Y).ToList();
        for (var start = 0; start < ordered.Count;)
        {
            var end = start + 1;
            while (end < ordered.Count && ordered[start].StartBaseLine.Y - ordered[end].StartBaseLine.Y < 0.4 * Math.Max(4, Size(ordered[start])))
                end++;
            bands.Add(Segments(ordered.GetRange(start, end - start)));
            start = end;
        }
        return bands;
    }

    private static double Size(Letter letter) => Math.Max(letter.PointSize, 1);

    private static List<PdfSegment> Segments(List<Letter> band)
    {
        band.Sort((a, b) => a.StartBaseLine.X.CompareTo(b.StartBaseLine.X));
        var segments = new List<PdfSegment>();
        var text = new StringBuilder();
        double left = 0, right = double.NegativeInfinity;
        Letter? last = null;
        foreach (var letter in band)
        {
            // Bold faked by printing twice.
            if (last is not null && letter.Value == last.Value && Math.Abs(letter.StartBaseLine.X - last.StartBaseLine.X) < 0.2 * Size(letter))
                continue;
            var gap = letter.StartBaseLine.X - right;
            if (last is not null && gap > 1.6 * Size(letter))
                Flush();
            else if (last is not null && gap > 0.2 * Size(letter) && !(IsWide(last.Value) && IsWide(letter.Value)))
                text.Append(' ');
            if (text.Length == 0)
                left = letter.StartBaseLine.X;
            text.Append(letter.Value);
            right = Math.Max(letter.EndBaseLine.X, letter.StartBaseLine.X);
            last = letter;
        }
        Flush();
        return segments;

        void Flush()
        {
            if (text.Length > 0)
                segments.Add(new(left, right, band[0].StartBaseLine.Y, band.Max(Size), text.ToString()));
            text.Clear();
        }
    }

    private static bool IsWide(string value) => value[0] >= '\u2E80';

    /// <summary>The lines from here on that share a gap with running text on both sides of it.</summary>
    private static (int End, double Gutter) ColumnStretch(List<List<PdfSegment>> bands, int start)
    {
        var band = bands[start];
        if (band.Count != 2)
            return (start, 0);
        var (low, high) = (band[0].Right, band[1].Left);
        var (end, both) = (start, 0);
        double leftText = 0, rightText = 0;
        for (; end < bands.Count; end++)
        {
            var (l, r) = (low, high);
            foreach (var segment in bands[end])
                if (segment.Right <= (low + high) / 2)
                    l = Math.Max(l, segment.Right);
                else if (segment.Left >= (low + high) / 2)
                    r = Math.Min(r, segment.Left);
                else
                    (l, r) = (1, 0);
            if (r - l < 0.8 * band[0].Height || bands[end].Count > 2)
                break;
            (low, high) = (l, r);
            if (bands[end].Count == 2)
            {
                both++;
                leftText += bands[end][0].Text.Length;
                rightText += bands[end][1].Text.Length;
            }
        }
        return both >= MinColumnLines && leftText / both > 8 && rightText / both > 8 ? (end, (low + high) / 2) : (start, 0);
    }

    private static void AddColumn(List<PdfLine> lines, IEnumerable<List<PdfSegment>> bands)
    {
        var filled = bands.Where(b => b.Count > 0).ToList();
        if (filled.Count == 0)
            return;
        var (left, right) = (filled.Min(b => b[0].Left), filled.Max(b => b[^1].Right));
        for (var i = 0; i < filled.Count; i++)
        {
            var isRow = filled[i].Count > 1 && (i > 0 && Aligned(filled[i], filled[i - 1]) || i + 1 < filled.Count && Aligned(filled[i], filled[i + 1]));
            var text = string.Join(isRow ? " | " : " ", filled[i].Select(s => s.Text));
            lines.Add(new(text, filled[i][0].Left, filled[i][^1].Right, filled[i][0].Bottom, filled[i].Max(s => s.Height), left, right, i == 0, isRow));
        }
    }

    // Neighbouring lines with the same number of pieces at the same places are rows of a table.
    private static bool Aligned(List<PdfSegment> a, List<PdfSegment> b) =>
        a.Count == b.Count && a.Zip(b).All(p => Math.Abs(p.First.Left - p.Second.Left) < 2 * p.First.Height || Math.Abs(p.First.Left + p.First.Right - p.Second.Left - p.Second.Right) < 2 * p.First.Height);
}
