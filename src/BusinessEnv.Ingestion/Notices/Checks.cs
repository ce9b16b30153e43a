using System.Globalization;
using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Arithmetic that a reader does on what a paragraph says. What does not fit is flagged, never corrected.</summary>
internal static class Checks
{
    /// <summary>A growth may be off by this much, in percentage points, for rounding.</summary>
    private const double GrowthTolerance = 0.6;

    public static void Paragraph(string text, Block block, IReadOnlyList<Quantity> quantities, Findings findings)
    {
        for (var i = 0; i < quantities.Count; i++)
        {
            Parts(text, block, quantities, i, findings);
            Growth(text, quantities, i, findings);
            PercentagePoints(text, quantities, i, findings);
        }
    }

    /// <summary>新增12家上市企业(首发上市7家,境外迁入2家,3家企业过会待发): parts in the bracket after a total, all of its unit, should add up to it.</summary>
    private static void Parts(string text, Block block, IReadOnlyList<Quantity> quantities, int index, Findings findings)
    {
        var total = quantities[index];
        var open = total.End;
        while (open < block.End && open - total.End < 12 && !IsOpen(text[open]) && !EndsClause(text[open])) open++;
        if (open >= block.End || !IsOpen(text[open])) return;
        var close = CloseOf(text, open, Math.Min(block.End, open + 200));
        if (close < 0) return;
        double sum = 0;
        var count = 0;
        for (var i = index + 1; i < quantities.Count && quantities[i].Start < close; i++)
        {
            if (quantities[i].Unit != total.Unit || quantities[i].Comparator is not (Comparator.Equal or Comparator.Reaches)) return;
            sum += quantities[i].Value;
            count++;
        }
        // 其中 names some of the parts only.
        if (count < 2 || text.AsSpan(open, close - open).IndexOf("其中") >= 0 || sum == total.Value) return;
        findings.Warn("parts-do-not-add", string.Create(CultureInfo.InvariantCulture, $"The parts in the brackets add up to {sum}, the total before them is {total.Value} {total.Unit}."), total.Start, close, "Compare with the original document.");
    }

    /// <summary>净增28375户,同比增长24.41%,总量达112412户: a net increase and the total it led to fix the total's growth.</summary>
    private static void Growth(string text, IReadOnlyList<Quantity> quantities, int index, Findings findings)
    {
        var increase = quantities[index];
        if (!Before(text, increase.NumberStart, "净增") && !Before(text, increase.NumberStart, "净增加") || index + 2 >= quantities.Count) return;
        var (growth, total) = (quantities[index + 1], quantities[index + 2]);
        if (growth.Comparator is not Comparator.YearOnYearUp || growth.Unit is not "%" || total.Unit != increase.Unit || total.Value <= increase.Value) return;
        var computed = 100 * increase.Value / (total.Value - increase.Value);
        if (Math.Abs(computed - growth.Value) <= GrowthTolerance) return;
        findings.Warn("growth-does-not-fit", string.Create(CultureInfo.InvariantCulture, $"A net increase of {increase.Value} to {total.Value} {total.Unit} is a growth of {computed:F1} %, the text says {growth.Value} %."), growth.Start, growth.End, "It may be the growth of the increase; compare with the original document.");
    }

    /// <summary>优良率同比提高9.1%: the change of a rate in per cent is most often meant in percentage points.</summary>
    private static void PercentagePoints(string text, IReadOnlyList<Quantity> quantities, int index, Findings findings)
    {
        var change = quantities[index];
        if (change.Unit is not "%" || change.Comparator is not (Comparator.YearOnYearUp or Comparator.YearOnYearDown) || change.Start == 0 || text[change.Start - 1] is not '率') return;
        findings.Note("percentage-points", "The change of a rate is given in per cent; percentage points may be meant.", change.Start, change.End);
    }
}
