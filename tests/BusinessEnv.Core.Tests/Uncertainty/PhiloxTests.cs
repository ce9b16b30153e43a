using BusinessEnv.Core.Uncertainty;

namespace BusinessEnv.Core.Tests.Uncertainty;

public class PhiloxTests
{
    /// <summary>The known answers that the authors publish with Random123 (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_block_is_the_published_one(uint a, uint b, uint c, uint d, uint key, uint keyHigh, uint first, uint second, uint third, uint fourth) =>
        Assert.Equal((first, second, third, fourth), Philox.Block((a, b, c, d), (key, keyHigh)));

    [Fact]
    public void Numbers_are_uniform_and_streams_and_draws_do_not_correlate()
    {
        const int N = 100_000;
        double mean = 0, square = 0, lag = 0, streams = 0;
        for (var draw = 0; draw < N; draw++)
        {
            var (x, next, other) = (Philox.Uniform(7, draw, 3, 0) - 0.5, Philox.Uniform(7, draw + 1, 3, 0) - 0.5, Philox.Uniform(7, draw, 3, 1) - 0.5);
            (mean, square, lag, streams) = (mean + x / N, square + x * x / N, lag + x * next / N, streams + x * other / N);
            Assert.InRange(x, -0.5, 0.5);
        }
        // Four standard errors.
        Assert.Equal(0, mean, 4 * Math.Sqrt(1.0 / 12 / N));
        Assert.Equal(1.0 / 12, square, 4 * Math.Sqrt(1.0 / 180 / N));
        Assert.Equal(0, lag, 4.0 / 12 / Math.Sqrt(N));
        Assert.Equal(0, streams, 4.0 / 12 / Math.Sqrt(N));
    }
}
