using System.Security.Cryptography;
using System.Text;
using Reinstate.Storage.Log;

namespace Reinstate.StorageTests.Suite;

/// <summary>The log in its simplest form: lists, searched from the start. Shares nothing with the stores, so that it can contradict them.</summary>
internal sealed class ModelLog
{
    private readonly List<StoredEvent> _events = [];
    private readonly List<(string Tenant, CommandRecord Command)> _commands = [];

    public List<StoredEvent> Tail(string tenant) => [.. _events.Where(e => e.Tenant == tenant)];

    public long Version(string tenant, string stream) => _events.Count(e => e.Tenant == tenant && e.Stream == stream);

    public AppendOutcome Append(AppendRequest r)
    {
        foreach (var (_, c) in _commands.Where(c => c.Tenant == r.Tenant && c.Command.Key == r.Key))
        {
            return Convert.ToHexString(c.PayloadHash.Span) == Convert.ToHexString(r.PayloadHash.Span) ? new AppendOutcome.AlreadyAnswered(c) : new AppendOutcome.KeyReused();
        }

        if (Version(r.Tenant, r.Stream) != r.ExpectedVersion)
        {
            return new AppendOutcome.Conflict(Version(r.Tenant, r.Stream));
        }

        if (r.Scope is { } s
            && Tail(r.Tenant).LastOrDefault(e => e.Context.Incident == s.Incident && (s.Service == "" || e.Context.Service == s.Service)) is { } touched
            && touched.Position > s.JudgedPosition)
        {
            return new AppendOutcome.ScopeMoved(touched.Position);
        }

        foreach (var e in r.Events)
        {
            var context = new EventContext(r.RecordedAt, r.Actor, r.Role, r.Key, e.Incident, e.Service);
            var stored = new StoredEvent(r.Tenant, Tail(r.Tenant).Count + 1, r.Stream, Version(r.Tenant, r.Stream) + 1, e.Type, e.Data, context);
            _events.Add(stored with { Link = Link(Tail(r.Tenant).LastOrDefault(), stored) });
        }

        var command = new CommandRecord(r.Key, r.PayloadHash, r.Stream, Version(r.Tenant, r.Stream), Tail(r.Tenant).Count, r.Answer);
        _commands.Add((r.Tenant, command));
        return new AppendOutcome.Appended(command.Version, command.Position);
    }

    private static byte[] Link(StoredEvent? before, StoredEvent e) => SHA256.HashData(
    [
        .. before is null ? SHA256.HashData([.. Text("reinstate.chain.1"), .. Text(e.Tenant), .. BitConverter.GetBytes(e.Position)]) : before.Link.ToArray(),
        .. SHA256.HashData(
        [
            .. Text(e.Tenant), .. BitConverter.GetBytes(e.Position), .. Text(e.Stream), .. BitConverter.GetBytes(e.Version), .. Text(e.Type),
            .. Sized(e.Data.ToArray()), .. BitConverter.GetBytes(e.Context.RecordedAt.ToUnixTimeMilliseconds()), .. Text(e.Context.Actor), .. Text(e.Context.Role),
            .. Text(e.Context.Key), .. Text(e.Context.Incident), .. Text(e.Context.Service),
        ]),
    ]);

    private static byte[] Text(string text) => Sized(Encoding.UTF8.GetBytes(text));

    private static byte[] Sized(byte[] bytes) => [.. BitConverter.GetBytes(bytes.Length), .. bytes];
}
