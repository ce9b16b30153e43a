namespace BusinessEnv.Core.Uncertainty;

/// <summary>Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror and Shaw 2011): the numbers of a draw depend on its index alone, so that draws can be computed in any order, on any machine.</summary>
public static class Philox
{
    public static (uint, uint, uint, uint) Block((uint A, uint B, uint C, uint D) counter, (uint A, uint B) key)
    {
        var (a, b, c, d) = counter;
        var (k0, k1) = key;
        for (var round = 0; round < 10; round++)
        {
            var (first, second) = (0xD2511F53ul * a, 0xCD9E8D57ul * c);
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ k0, (uint)second, (uint)(first >> 32) ^ d ^ k1, (uint)first);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        return (a, b, c, d);
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public static double Uniform(long seed, int draw, int index, int stream)
    {
        var (high, low, _, _) = Block(((uint)draw, (uint)index, (uint)stream, 0), ((uint)seed, (uint)(seed >> 32)));
        return (((ulong)high << 32 | low) >> 11) * (1.0 / (1ul << 53));
    }
}
