using System.Text.Json;

namespace Reinstate.InteropTests;

/// <summary>What a foreign client saw while it played <c>recovery.json</c>, as it printed it.</summary>
/// <param name="Accepted">Key and position of every accepted command.</param>
/// <param name="Refused">Key, catalogue code, gRPC status and reasons of every refused one.</param>
/// <param name="First">Position of the state with which the watch began.</param>
/// <param name="Changes">Position and key of every change that the watch received, in the order of arrival, over all connections.</param>
/// <param name="Replay">Positions of every change from the beginning, from a second watch.</param>
/// <param name="Resumes">How often the watch was connected again.</param>
/// <param name="Position">Of the board at the end.</param>
/// <param name="Run">The service's run at the end.</param>
/// <param name="Pack">The evidence pack, from a client that fetched it.</param>
internal sealed record Report(
    (string Key, long Position)[] Accepted, (string Key, string Code, string Status, string[] Reasons)[] Refused, long First,
    (long Position, string Key)[] Changes, long[] Replay, int Resumes, long Position, RunReport Run, PackReport? Pack)
{
    /// <summary>The last line that the client printed.</summary>
    public static Report Parse(string output)
    {
        using var document = JsonDocument.Parse(output.Trim().Split('\n')[^1]);
        var root = document.RootElement;
        var run = root.GetProperty("run");
        return new Report(
            [.. Rows(root, "accepted").Select(row => (Text(row[0]), row[1].GetInt64()))],
            [.. Rows(root, "refused").Select(row => (Text(row[0]), Text(row[1]), Text(row[2]), row[3].EnumerateArray().Select(Text).ToArray()))],
            root.GetProperty("first").GetInt64(),
            [.. Rows(root, "changes").Select(row => (row[0].GetInt64(), Text(row[1])))],
            [.. Rows(root, "replay").Select(row => row.GetInt64())],
            root.GetProperty("resumes").GetInt32(),
            root.GetProperty("position").GetInt64(),
            new RunReport(Text(run.GetProperty("state")), Text(run.GetProperty("signedOffBy")), run.GetProperty("complete").GetBoolean(), run.GetProperty("open").GetInt32()),
            root.TryGetProperty("pack", out var pack)
                ? new PackReport(Text(pack.GetProperty("name")), pack.GetProperty("largest").GetInt32(), [.. Rows(pack, "files").Select(Text)])
                : null);
    }

    private static IEnumerable<JsonElement> Rows(JsonElement root, string name) => root.GetProperty(name).EnumerateArray();

    private static string Text(JsonElement value) => value.GetString()!;
}

/// <summary>The run of the play's service.</summary>
internal sealed record RunReport(string State, string SignedOffBy, bool Complete, int Open);

/// <summary>An evidence pack as it arrived.</summary>
internal sealed record PackReport(string Name, int Largest, string[] Files);
