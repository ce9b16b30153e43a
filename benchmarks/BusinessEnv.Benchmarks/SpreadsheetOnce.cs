using System.Diagnostics;
using System.Globalization;

namespace BusinessEnv.Benchmarks;

/// <summary>CPU seconds and peak memory of one task in a process of its own, which is what an office pays: <c>dotnet run -c Release -- once read matrix.xlsx</c>.</summary>
internal static class SpreadsheetOnce
{
    /// <param name="arguments"><c>once make FOLDER</c>, or <c>once read|excel-data-reader|csv-helper FILE</c>.</param>
    /// <returns>False when the arguments ask for something else.</returns>
    public static bool Run(string[] arguments)
    {
        if (arguments is not ["once", var task, var path])
            return false;
        if (task == "make")
        {
            Directory.CreateDirectory(path);
            File.WriteAllBytes(Path.Combine(path, "matrix.xlsx"), SpreadsheetFiles.Xlsx(100_000));
            File.WriteAllBytes(Path.Combine(path, "long.csv"), SpreadsheetFiles.LongCsv(1_000_000));
            File.WriteAllBytes(Path.Combine(path, "wide.csv"), SpreadsheetFiles.WideCsv(1_000_000));
            return true;
        }
        using var file = File.OpenRead(path);
        var cells = task switch
        {
            "read" => SpreadsheetBenchmarks.Read(file, $"speed/{(path.Contains("long", StringComparison.Ordinal) ? "" : "2020/")}{Path.GetFileName(path)}"),
            "excel-data-reader" => SpreadsheetBenchmarks.IterateXlsx(file),
            "csv-helper" => SpreadsheetBenchmarks.IterateCsv(file),
            _ => throw new ArgumentException($"No task {task}."),
        };
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{task} {Path.GetFileName(path)}: {cells:N0}, {process.TotalProcessorTime.TotalSeconds:F2} CPU s, peak {process.PeakWorkingSet64 >> 20} MiB"));
        return true;
    }
}
