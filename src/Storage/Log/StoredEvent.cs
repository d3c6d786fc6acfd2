using Reinstate.Contracts.Privacy;
using Reinstate.Storage.Enciphering;

namespace Reinstate.Storage.Log;

/// <summary>An event as the log keeps it.</summary>
/// <param name="Tenant">The organisation whose log this is.</param>
/// <param name="Position">1-based, without gaps within the tenant, in commit order: a reader who has seen position p has seen all up to p.</param>
/// <param name="Stream">The aggregate, as <c>kind/id</c> (for example <c>person/p-17</c>).</param>
/// <param name="Version">1-based, without gaps within the stream.</param>
/// <param name="Type">Explicit event type name (a protobuf full name), never a CLR name.</param>
/// <param name="Data">The protobuf bytes of the event, or the envelope that they are in (see <see cref="Envelope"/>): what the hash chain is made of.</param>
/// <param name="Context">Who recorded it, when, for what command, and what it touches.</param>
public sealed record StoredEvent(
    string Tenant, long Position, string Stream, long Version, string Type, ReadOnlyMemory<byte> Data, EventContext Context)
{
    /// <summary>Its place in the tenant's hash chain, see <see cref="Chain"/>; empty for an event from before the chain.</summary>
    public ReadOnlyMemory<byte> Link { get; init; }

    /// <summary>The key of whom it is about, where it was read through a log that enciphers.</summary>
    internal HeldKey? Key { get; init; }

    /// <summary>Whether it belongs to the record of a person who was erased, or to what was planned for them: it still has its place in the log, and says nothing.</summary>
    public bool IsErased => Key?.State == KeyState.Destroyed && KeyOwner.SubjectOfStream(Stream) is not null && PersonalData.IsIn(Type);

    /// <summary>The protobuf bytes of the event; of what was said about an erased person, only what is not enciphered.</summary>
    /// <exception cref="EnvelopeDamagedException">The envelope was altered, or nobody looked up its key.</exception>
    /// <exception cref="KeyDamagedException">The key was altered, or is not there.</exception>
    /// <exception cref="MasterKeyMissingException">The key is wrapped under a master key that this node does not have.</exception>
    public ReadOnlyMemory<byte> Content => !Envelope.Is(Data.Span) ? Data
        : Key?.State == KeyState.Destroyed ? Envelope.Front(Data).Open
        : Envelope.Open(Opener, new EnvelopePlace(Tenant, Stream, Type), Data);

    /// <summary>The key that opens this event and no other; null where it is not enciphered, or can be opened by nobody any more.</summary>
    public byte[]? OwnKey => Envelope.Is(Data.Span) && Key?.State != KeyState.Destroyed ? Envelope.OwnKey(Opener, Data) : null;

    private DataKey Opener => (Key ?? throw new EnvelopeDamagedException("this event is enciphered, and the log was read without keys")).Usable(Envelope.Front(Data).Owner.Subject(Stream));
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
