using static BusinessEnv.Ingestion.Notices.Glyphs;

namespace BusinessEnv.Ingestion.Notices;

/// <summary>Reads the organizations that a section of awards names in a plain list: 优秀单位：A、B, or a line that is nothing but names.</summary>
internal static class AwardReader
{
    private static readonly string[] Roles = ["牵头", "责任", "配合", "协办", "参与", "支持", "支撑", "保障"];

    public static List<(int Start, int End)> Organizations(string text, List<Block> blocks, Block section)
    {
        var found = new List<(int Start, int End)>();
        if (SupportReader.Announces(text, section)) return found;
        for (var i = section.IsNumbered ? section.Index : section.Index + 1; i < blocks.Count && blocks[i].Zone == section.Zone; i++)
        {
            var block = blocks[i];
            if (i > section.Index && (block.IsNumbered && block.Marker.Kind <= section.Marker.Kind || block.Marker.Kind is MarkerKind.Annex || !section.IsNumbered && At(text, block.End - 2, "名单"))) break;
            if (block.InTable) continue;
            var from = AfterLabel(text, block, out var label);
            if (i == section.Index && from == block.TextStart || Array.Exists(Roles, role => label.Contains(role, StringComparison.Ordinal))) continue;
            var units = UnitList.Split(text, from, block.End);
            if (units.Count > 0 && units.TrueForAll(unit => OrganizationScanner.IsName(text, unit.Start, unit.End) && unit.End - unit.Start <= 24) && (units.Count > 1 || label.Length > 0 || !section.IsNumbered)) found.AddRange(units);
        }
        return found;
    }

    private static int AfterLabel(string text, Block block, out string label)
    {
        for (var i = block.TextStart; i < block.End && i - block.TextStart < 60; i++)
            if (IsColon(text[i]))
            {
                label = text[block.TextStart..i];
                return i + 1;
            }
        label = "";
        return block.TextStart;
    }
}
