using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BusinessEnv.Functions;
using BusinessEnv.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace BusinessEnv.Local;

/// <summary>What the console shows: the functions, and what the pipeline has published.</summary>
public static class Overview
{
    private const int ShownRankings = 4;
    private const int ShownUnits = 5;
    private const int ShownNotices = 5;

    public static void WriteFunctions(TextWriter console, LocalHost host)
    {
        console.WriteLine();
        console.WriteLine("Functions:");
        var width = host.Functions.Max(function => function.Name.Length);
        foreach (var function in host.Functions)
            console.WriteLine($"  {function.Name.PadRight(width)}  {Describe(function.Trigger, host.Url)}");
        console.WriteLine();
    }

    /// <summary>The latest rankings, notices and refusals, as the endpoints give them.</summary>
    /// <returns>How many uploads stand rejected or failed.</returns>
    public static async Task<int> WritePublishedAsync(TextWriter console, string url, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        var rankings = await GetAsync<RankingItem>(client, "/api/rankings?top=1000", cancellation);
        foreach (var item in rankings.OrderByDescending(item => item.Period, StringComparer.Ordinal).ThenBy(item => item.Framework, StringComparer.Ordinal).Take(ShownRankings))
            await WriteRankingAsync(console, client, item, cancellation);
        if (rankings.Count > ShownRankings)
            console.WriteLine($"… and {rankings.Count - ShownRankings} more: {url}/api/rankings\n");
        foreach (var notice in (await GetAsync<NoticeItem>(client, $"/api/notices?top={ShownNotices}", cancellation)).Take(ShownNotices))
            console.WriteLine($"Notice  {notice.Title ?? "(no title found)"}\n        {url}{notice.Url}");
        console.WriteLine();
        var refused = 0;
        foreach (var state in new[] { "rejected", "failed" })
            foreach (var upload in await GetAsync<UploadDocument>(client, $"/api/uploads?top=1000&state={state}", cancellation))
            {
                refused++;
                var issue = upload.Issues.Count > 0 ? upload.Issues[0] : null;
                console.WriteLine($"{state}: {upload.Container}/{upload.Blob}: {issue?.Message} {(issue?.Place is { } place ? $"[{place}] " : "")}{issue?.Remedy}");
                console.WriteLine($"        {url}/api/uploads/{upload.Id}");
            }
        return refused;
    }

    private static async Task WriteRankingAsync(TextWriter console, HttpClient client, RankingItem item, CancellationToken cancellation)
    {
        using var ranking = await client.GetFromJsonAsync<JsonDocument>(item.Url, cancellation);
        console.WriteLine($"Ranking {item.Framework} {item.Period} ({item.Units} units)  {client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{item.Url}");
        foreach (var unit in ranking!.RootElement.GetProperty("units").EnumerateArray().Take(ShownUnits))
        {
            var rank = unit.GetProperty("rank");
            var score = unit.GetProperty("score");
            console.WriteLine($"  {(rank.ValueKind == JsonValueKind.Number ? rank.GetDouble().ToString("0.#") : "–"),4}  {Pad(unit.GetProperty("name").GetString()!, 28)} {(score.ValueKind == JsonValueKind.Number ? score.GetDouble().ToString("0.00") : "–"),8}");
        }
        console.WriteLine();
    }

    private static async Task<IReadOnlyList<T>> GetAsync<T>(HttpClient client, string path, CancellationToken cancellation) =>
        (await client.GetFromJsonAsync<ListDocument<T>>(path, DocumentJson.Options, cancellation))!.Items;

    /// <summary>To a width in columns of a terminal, where a Chinese character takes two.</summary>
    private static string Pad(string text, int width) =>
        text + new string(' ', Math.Max(0, width - text.EnumerateRunes().Sum(rune => rune.Value >= 0x2E80 ? 2 : 1)));

    private static string Describe(Attribute trigger, string url) => trigger switch
    {
        HttpTriggerAttribute http => new StringBuilder()
            .Append('[').AppendJoin(',', (http.Methods ?? []).Select(method => method.ToUpperInvariant())).Append("] ").Append(url).Append('/').Append(http.Route)
            .Append(http.AuthLevel == AuthorizationLevel.Anonymous ? "" : "  (key)").ToString(),
        BlobTriggerAttribute blob => $"blobTrigger {blob.BlobPath}",
        QueueTriggerAttribute queue => $"queueTrigger {queue.QueueName}",
        TimerTriggerAttribute timer => $"timerTrigger {timer.Schedule}",
        _ => "",
    };
}
