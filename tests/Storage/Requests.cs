using System.Security.Cryptography;
using System.Text;
using Reinstate.Storage.Log;

namespace Reinstate.StorageTests;

/// <summary>Short ways to say what a test appends.</summary>
internal static class Requests
{
    public const string Tenant = "meadow-group";

    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, 123, TimeSpan.Zero);

    public static AppendRequest Append(
        string stream, long expected, string key, int events = 1, string tenant = Tenant, string payload = "payload", ScopeCondition? scope = null,
        string incident = "", string service = "") =>
        new(tenant, stream, expected, key, Hash(payload), Bytes("answer to " + key), Noon, "staff-7", "service manager",
            [.. Enumerable.Range(0, events).Select(n => new NewEvent("reinstate.v1.Noted", Bytes($"{key}#{n}"), incident, service))], scope);

    public static async Task<AppendOutcome> AppendAsync(this ILog log, AppendRequest request) =>
        (await log.AppendAsync([request], TestContext.Current.CancellationToken)).Single();

    public static async Task<List<StoredEvent>> TailAsync(this ILog log, string tenant = Tenant, long after = 0) =>
        [.. await log.ReadTailAsync(tenant, after, int.MaxValue, TestContext.Current.CancellationToken)];

    public static async Task<List<StoredEvent>> StreamAsync(this ILog log, string stream, string tenant = Tenant, long after = 0) =>
        await log.ReadStreamAsync(tenant, stream, after, TestContext.Current.CancellationToken).ToListAsync();

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Hash(string payload) => SHA256.HashData(Bytes(payload));

    /// <summary>The outcome in words, bytes included: records compare memory by reference.</summary>
    public static string Show(this AppendOutcome outcome) => outcome is AppendOutcome.AlreadyAnswered(var c) ? $"AlreadyAnswered {c.Show()}" : outcome.ToString();

    public static string Show(this CommandRecord c) =>
        $"{c.Key} {Convert.ToHexString(c.PayloadHash.Span)} {c.Stream} v{c.Version} @{c.Position} {Convert.ToHexString(c.Answer.Span)}";

    public static string Show(this StoredEvent e) => $"{e.Tenant} @{e.Position} {e.Stream} v{e.Version} {e.Type} {Convert.ToHexString(e.Data.Span)} {e.Context} {Convert.ToHexString(e.Link.Span)}";
}
