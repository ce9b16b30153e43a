using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BusinessEnv.Core.Uploads;
using BusinessEnv.Functions.Http;
using BusinessEnv.Functions.Pipeline;

namespace BusinessEnv.Functions;

/// <summary>Every document as JSON: camelCase, Chinese as it is (they are never served inside HTML), numbers in their shortest exact form.</summary>
internal static class DocumentJson
{
    public static readonly JsonSerializerOptions Options = new(DocumentTypes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Serialize<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(SeverityName)])]
[JsonSerializable(typeof(MetricReport))]
[JsonSerializable(typeof(UploadReport))]
[JsonSerializable(typeof(RankingDocument))]
[JsonSerializable(typeof(NoticeDocument))]
[JsonSerializable(typeof(ListDocument<RankingItem>))]
[JsonSerializable(typeof(ListDocument<NoticeItem>))]
[JsonSerializable(typeof(ListDocument<FrameworkItem>))]
[JsonSerializable(typeof(ListDocument<UploadDocument>))]
[JsonSerializable(typeof(UploadDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(AcceptedDocument))]
internal sealed partial class DocumentTypes : JsonSerializerContext;

internal sealed class SeverityName() : JsonStringEnumConverter<Severity>(JsonNamingPolicy.CamelCase);
