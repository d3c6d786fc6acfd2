namespace Reinstate.Storage.Log;

/// <summary>An event as the log keeps it.</summary>
/// <param name="Tenant">The organisation whose log this is.</param>
/// <param name="Position">1-based, without gaps within the tenant, in commit order: a reader who has seen position p has seen all up to p.</param>
/// <param name="Stream">The aggregate, as <c>kind/id</c> (for example <c>person/p-17</c>).</param>
/// <param name="Version">1-based, without gaps within the stream.</param>
/// <param name="Type">Explicit event type name (a protobuf full name), never a CLR name.</param>
/// <param name="Data">The protobuf bytes of the event.</param>
/// <param name="Context">Who recorded it, when, for what command, and what it touches.</param>
public sealed record StoredEvent(
    string Tenant, long Position, string Stream, long Version, string Type, ReadOnlyMemory<byte> Data, EventContext Context)
{
    /// <summary>Its place in the tenant's hash chain, see <see cref="Chain"/>; empty for an event from before the chain.</summary>
    public ReadOnlyMemory<byte> Link { get; init; }
}

/// <summary>The circumstances in which an event was recorded.</summary>
/// <param name="RecordedAt">When the node decided; kept to the millisecond, UTC.</param>
/// <param name="Actor">Staff id or machine client id from the verified identity.</param>
/// <param name="Role">The role in which the actor acted.</param>
/// <param name="Key">The idempotency key of the command.</param>
/// <param name="Incident">The incident that the event touches, or empty.</param>
/// <param name="Service">The service that the event touches, or empty.</param>
public sealed record EventContext(DateTimeOffset RecordedAt, string Actor, string Role, string Key, string Incident, string Service);

/// <summary>An event about to be appended; the log gives it position and version. Incident and service are empty where it touches none.</summary>
public sealed record NewEvent(string Type, ReadOnlyMemory<byte> Data, string Incident, string Service);
