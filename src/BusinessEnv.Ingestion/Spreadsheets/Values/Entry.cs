namespace BusinessEnv.Ingestion.Spreadsheets.Values;

/// <summary>One observation with its texts as indices into an <see cref="ObservationTable"/>.</summary>
internal struct Entry
{
    /// <summary>Values of <see cref="Text"/> that are not an index.</summary>
    public const int IsNumber = -1;
    public const int IsMissing = -2;
    public const int IsWithdrawn = -3;

    public double Number;
    public int Unit;
    public int Row;
    public int Text;
    public ushort Target;
    public ushort Column;
    public ushort Period;
    public ushort Sheet;

    public readonly bool SameCell(in Entry other) => Unit == other.Unit && Target == other.Target && Period == other.Period;

    public readonly bool SameValue(in Entry other) => Text == other.Text && (Text != IsNumber || Number == other.Number);
}
