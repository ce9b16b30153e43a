using System.Globalization;
using System.Text;

namespace BusinessEnv.Storage.Tables;

/// <summary>An indicator's code as the name of an entity's property (a C# identifier), injectively.</summary>
/// <remarks>Letters and digits of ASCII stay; every other UTF-16 unit becomes '_' and four hexadecimal digits; the prefix keeps the names apart from the entity's own.</remarks>
public static class PropertyName
{
    private const string Prefix = "v_";

    /// <summary>Azure's bound on a property's name.</summary>
    public const int MaximumLength = 255;

    /// <exception cref="ArgumentException">The code is too long for a property's name.</exception>
    public static string Encode(string code)
    {
        var name = new StringBuilder(Prefix, code.Length + 16);
        foreach (var c in code)
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(c);
            else
                name.Append('_').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        return name.Length <= MaximumLength
            ? name.ToString()
            : throw new ArgumentException($"The code '{code}' takes {name.Length} characters as a property's name; {MaximumLength} are allowed.", nameof(code));
    }

    /// <summary>The code, or null when the property is not an indicator's.</summary>
    public static string? Decode(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var code = new StringBuilder(name.Length);
        for (var i = Prefix.Length; i < name.Length; i++)
            if (name[i] != '_')
                code.Append(name[i]);
            else
            {
                code.Append((char)ushort.Parse(name.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
        return code.ToString();
    }
}
