using System.Text;
using Azure.Data.Tables;

namespace BusinessEnv.Storage.Tables;

/// <summary>Azure Table Storage's written limits, checked before the wire because an emulator does not enforce them all.</summary>
/// <remarks>Sizes by the documented formula: 4 bytes, the keys and each property's name at 2 bytes a character, 8 bytes a property, and the value.</remarks>
public static class EntityLimits
{
    public const int MaximumEntityBytes = 1024 * 1024;
    public const int MaximumProperties = 252;
    public const int MaximumStringBytes = 64 * 1024;
    public const int MaximumBatchEntities = 100;
    public const int MaximumBatchBytes = 4 * 1024 * 1024;

    /// <summary>The entity's size in bytes.</summary>
    /// <exception cref="InvalidOperationException">The entity breaks a limit; the message names it.</exception>
    public static int Check(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        CheckKey(entity.PartitionKey, "PartitionKey");
        CheckKey(entity.RowKey, "RowKey");
        var bytes = 4 + 2 * (entity.PartitionKey.Length + entity.RowKey.Length);
        var properties = 0;
        foreach (var (name, value) in entity)
        {
            if (name is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag" || value is null)
                continue;
            properties++;
            if (name.Length > PropertyName.MaximumLength || !IsIdentifier(name))
                throw Broken(entity, $"the property name '{name}' is not a C# identifier of at most {PropertyName.MaximumLength} characters");
            bytes += 8 + 2 * name.Length + ValueBytes(entity, name, value);
        }
        if (properties > MaximumProperties)
            throw Broken(entity, $"{properties} properties; {MaximumProperties} are allowed");
        return bytes <= MaximumEntityBytes ? bytes : throw Broken(entity, $"{bytes} bytes; {MaximumEntityBytes} are allowed");
    }

    private static int ValueBytes(TableEntity entity, string name, object value) => value switch
    {
        string text when 2 * text.Length > MaximumStringBytes => throw Broken(entity, $"the property '{name}' holds {2 * text.Length} bytes; {MaximumStringBytes} are allowed"),
        string text => 4 + 2 * text.Length,
        byte[] { Length: > MaximumStringBytes } data => throw Broken(entity, $"the property '{name}' holds {data.Length} bytes; {MaximumStringBytes} are allowed"),
        byte[] data => 4 + data.Length,
        double number when !double.IsFinite(number) => throw Broken(entity, $"the property '{name}' is {number}"),
        double or long or DateTimeOffset or DateTime => 8,
        int => 4,
        bool => 1,
        Guid => 16,
        _ => throw Broken(entity, $"the property '{name}' has the type {value.GetType().Name}"),
    };

    private static void CheckKey(string key, string what)
    {
        if (key.Length > TableKey.MaximumLength || key.AsSpan().IndexOfAny("/\\#?") >= 0 || key.Any(char.IsControl))
            throw new InvalidOperationException($"The {what} '{key}' is not allowed in Table Storage; encode it with {nameof(TableKey)}.");
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    private static InvalidOperationException Broken(TableEntity entity, string reason) =>
        new($"The entity ({entity.PartitionKey}, {entity.RowKey}) breaks a limit of Table Storage: {reason}.");
}
