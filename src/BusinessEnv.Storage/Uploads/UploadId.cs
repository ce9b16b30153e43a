using System.Security.Cryptography;
using System.Text;

namespace BusinessEnv.Storage.Uploads;

public static class UploadId
{
    /// <summary>The id of a blob's row: 20 hexadecimal digits of the SHA-256 of container and name.</summary>
    public static string Of(string container, string blob) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{container}/{blob}")).AsSpan(0, 10));
}
