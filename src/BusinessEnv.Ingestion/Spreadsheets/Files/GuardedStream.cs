namespace BusinessEnv.Ingestion.Spreadsheets.Files;

/// <summary>What is left of a file's budget of inflated bytes, shared by all its parts.</summary>
internal sealed class InflationBudget(long limit)
{
    private long _taken;

    public void Take(int count)
    {
        if ((_taken += count) > limit)
            throw RefusedException.Limit("inflatedBytes", $"The workbook inflates to more than {limit:N0} bytes");
    }
}

/// <summary>An inflated XML part whose size is bounded, and also the distance between two <c>&lt;</c>: neither text nor an attribute may hold that character, so no token that an XML parser must buffer is longer.</summary>
internal sealed class GuardedStream(Stream inner, InflationBudget budget, int longestToken, string part) : Stream
{
    private int _run;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        budget.Take(count);
        var read = buffer[..count];
        var last = read.LastIndexOf((byte)'<');
        _run = last < 0 ? _run + count : count - last;
        if (_run > longestToken || (last >= 0 && read.IndexOf((byte)'<') > longestToken))
            throw RefusedException.Limit("stringLength", $"{part} holds a text or a tag of more than {longestToken:N0} bytes");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
