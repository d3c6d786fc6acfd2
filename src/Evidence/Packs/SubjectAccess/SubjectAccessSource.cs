using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Contracts.Privacy;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;

namespace Reinstate.Evidence.Packs.SubjectAccess;

/// <summary>What a copy of somebody's data is made of; all of it as of one position of the log.</summary>
/// <param name="View">A fold of the directory and of every incident that names the person, with their timelines.</param>
/// <param name="PersonId">Whose data.</param>
/// <param name="Position">Up to which everything is in it.</param>
/// <param name="About">Every event about the person, in the order of the log: of their own streams, and those that name them.</param>
/// <param name="Reads">Who was shown something of the person, in the order of the log.</param>
/// <param name="Others">Everybody else who was ever registered, as they were registered: none of them may be named.</param>
public sealed record SubjectAccessSource(
    TenantView View, string PersonId, long Position, ImmutableArray<TimelineRecord> About, ImmutableArray<RecordedEvent> Reads, ImmutableArray<PersonSupported> Others)
{
    /// <summary>From events in the order of the log: those of the directory, of the incidents that name the person, of the person's streams, and reads.</summary>
    public static SubjectAccessSource Of(TenantView view, string person, long position, IEnumerable<TimelineRecord> records)
    {
        var (about, reads, others) = (new List<TimelineRecord>(), new List<RecordedEvent>(), new List<PersonSupported>());
        foreach (var record in records)
        {
            if (record.Recorded.Event is RecordRead)
                reads.Add(record.Recorded);
            else if (IsAbout(record, person))
                about.Add(record);
            else if (record.Recorded.Event is PersonRegistered other)
                others.Add(other.Person);
        }

        return new SubjectAccessSource(view, person, position, [.. about], [.. reads], [.. others]);
    }

    // What is enciphered under the key of the person is about them, and what names them in a field of its own.
    private static bool IsAbout(TimelineRecord record, string person)
    {
        var (message, type) = (record.Recorded.Event, record.Recorded.Event.Descriptor.FullName);
        return KeyOwner.SubjectOfStream(record.Stream) is { } own ? own == KeyOwner.SubjectOf(person)
            : Touched.Field(message, "person_id") == person || (PersonalData.IsIn(type) && PersonalData.Divide(type, message.ToByteArray()).Person == person);
    }
}
