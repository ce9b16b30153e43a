using BusinessEnv.Storage.Tables;
using CsCheck;

namespace BusinessEnv.Storage.Tests;

public class TableKeyTests
{
    private const string Awkward = "/\\#?%!\u0001\u009f长a0~\ud83d\ude00";

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]), 0, 40],
        Gen.String[Gen.Char['a', 'c'], 500, 700]);

    [Theory]
    [InlineData("raw.csv", "raw.csv")]
    [InlineData("doing-business-2020/2020/raw.csv", "doing-business-2020!002F2020!002Fraw.csv")]
    [InlineData("长沙县#1?", "长沙县!00231!003F")]
    [InlineData("a!b", "a!0021b")]
    [InlineData("", "")]
    public void Encodes_what_Table_Storage_refuses(string text, string key) => Assert.Equal(key, TableKey.Encode(text));

    [Fact]
    public void Keys_are_allowed_and_no_longer_than_512() =>
        AnyText.Sample(text =>
        {
            var key = TableKey.Encode(text);
            return key.Length <= 512 && key.AsSpan().IndexOfAny("/\\#?%") < 0 && !key.Any(char.IsControl);
        });

    [Fact]
    public void Two_texts_never_make_one_key() =>
        Gen.Select(AnyText, AnyText).Sample((a, b) => a == b || TableKey.Encode(a) != TableKey.Encode(b));

    [Fact]
    public void Short_texts_come_back() =>
        Gen.String[0, 100].Sample(text => TableKey.Decode(TableKey.Encode(text)) == text);

    [Fact]
    public void Long_texts_that_differ_at_their_ends_differ()
    {
        var stem = new string('长', 600);
        Assert.NotEqual(TableKey.Encode(stem + "a"), TableKey.Encode(stem + "b"));
        Assert.Throws<FormatException>(() => TableKey.Decode(TableKey.Encode(stem)));
    }

    [Fact]
    public void Codes_become_identifiers_and_come_back() =>
        Gen.String[0, 40].Sample(code =>
        {
            var name = PropertyName.Encode(code);
            return name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]) && PropertyName.Decode(name) == code;
        });

    [Fact]
    public void A_code_too_long_for_a_property_is_refused() => Assert.Throws<ArgumentException>(() => PropertyName.Encode(new string('办', 60)));
}
