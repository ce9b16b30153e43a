using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BusinessEnv.Accuracy;
using BusinessEnv.Ingestion.Notices;

// Writes a Markdown report on folders of notices with gold files, or shows what is read from one notice, to the standard output.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: BusinessEnv.Accuracy <folder> [<folder> ...]   (a folder holds x.txt with x.gold.json, or notice.txt with gold.json)\n       BusinessEnv.Accuracy --show <notice>");
    return 1;
}
Console.OutputEncoding = new UTF8Encoding(false);
if (args is ["--show", var file])
{
    using var stream = File.OpenRead(file);
    var reading = NoticeReader.Read(stream, file);
    Console.Out.WriteLine(JsonSerializer.Serialize(new { reading.Notice, reading.Issues }, new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase }));
    return reading.Accepted ? 0 : 1;
}
Console.Out.Write(Report.Write([.. args.SelectMany(GoldFiles.Read)]));
return 0;
