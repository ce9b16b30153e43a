using BusinessEnv.Ingestion.Text;

namespace BusinessEnv.Tests;

public class ByteShiftTests
{
    /// <summary>Damage at every place of clean notices where it can happen, in seeded variants: the repaired line must be the clean one.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void Synthetic_damage_is_undone_or_doubted(int seed)
    {
        var outcomes = Measure(seed).ToList();
        var exact = outcomes.Count(o => o.Exact);
        TestContext.Current.TestOutputHelper?.WriteLine($"{exact} of {outcomes.Count} exact");
        foreach (var miss in outcomes.Where(o => !o.Exact))
            TestContext.Current.TestOutputHelper?.WriteLine($"{miss.Confidence:F2} {miss.Damaged} → {miss.Repaired} (was {miss.Clean})");
        Assert.True(outcomes.Count >= 50, $"only {outcomes.Count} places");
        Assert.True(exact >= 0.9 * outcomes.Count, $"{exact} of {outcomes.Count}");
        Assert.All(outcomes.Where(o => !o.Exact), o => Assert.True(o.Confidence < TextRepair.WarningThreshold, $"{o.Damaged} → {o.Repaired} at {o.Confidence}"));
    }

    internal sealed record Outcome(bool Exact, double Confidence, string Damaged, string Repaired, string Clean);

    internal static IEnumerable<Outcome> Measure(int seed)
    {
        var random = new Random(seed);
        var clean = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Text", "clean-notices.txt")) + NoticeGenerator.Notice(random, 18);
        var damage = new ForwardDamage(random, 20 + 20 * seed);
        var text = damage.Annotate(ForwardDamage.Traditional(clean));
        var lines = text.Split('\n');
        var cleanLines = clean.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            foreach (var place in ForwardDamage.Places(lines[i]))
            {
                var inserted = (byte)random.Next(0x20, 0x40);
                var damaged = lines.ToArray();
                damaged[i] = ForwardDamage.Shift(lines[i], place, inserted);
                var repaired = TextRepair.Repair(string.Join('\n', damaged));
                var got = ForwardDamage.Fold(repaired.Simplified.Split('\n')[i]).TrimStart('\u3000');
                var wanted = ForwardDamage.Fold(cleanLines[i]).TrimStart('\u3000');
                var confidence = repaired.Repairs.Where(r => r.Kind == RepairKind.ByteShift).Select(r => r.Confidence).DefaultIfEmpty(0).Min();
                yield return new(got == wanted, confidence, damaged[i], got, wanted);
            }
    }
}
