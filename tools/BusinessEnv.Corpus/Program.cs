using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BusinessEnv.Corpus;

// dotnet run --project tools/BusinessEnv.Corpus -- FOLDER [COUNT]: writes the first COUNT files with the truth beside each.
if (args.Length is 0 or > 2 || args.Length == 2 && !int.TryParse(args[1], out _))
{
    Console.Error.WriteLine("usage: BusinessEnv.Corpus FOLDER [COUNT]");
    return 2;
}
var count = args.Length == 2 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Corpus.Alone + 500;
var options = new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
foreach (var file in Corpus.Files(count))
{
    var folder = Path.Combine(args[0], file.Number.ToString("00000", CultureInfo.InvariantCulture));
    var path = Path.Combine(folder, file.Name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(path, file.Content);
    File.WriteAllText(Path.Combine(folder, "truth.json"), JsonSerializer.Serialize(new
    {
        file.Name,
        file.Features,
        file.Truth.Refused,
        file.Truth.Clean,
        Observations = file.Truth.Observations.Select(expected => new { expected.Observation.Period, expected.Observation.Unit, expected.Observation.Indicator, expected.Observation.Number, expected.Observation.Text, expected.Observation.Place, expected.Doubtful }),
        Faults = file.Truth.Faults.Select(fault => new { fault.Fault.Name, Anchors = fault.Anchors.Select(place => place.ToString()), Members = fault.Members.Select(place => place.ToString()) }),
        Notes = file.Truth.Notes.Select(note => new { Place = note.Place.ToString(), note.Why }),
    }, options));
}
Console.WriteLine($"{count} files in {args[0]}");
return 0;
