using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Silo.EventSourcing;
using Reinstate.Simulation.Work;
using Reinstate.Simulation.World;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Simulation.Checks;

/// <summary>No acknowledged command is lost or doubled, and whoever asks again is told the same.</summary>
internal static class Acknowledgements
{
    public static void Check(SimulatedStore store, IReadOnlyList<Sent> sent, Course course)
    {
        foreach (var one in sent)
        {
            var own = store.Events.Where(e => e.Context.Key == one.Key).ToList();
            if (own.Count > 0 && (own[^1].Position - own[0].Position != own.Count - 1 || own.Exists(e => e.Stream != own[0].Stream)))
            {
                course.Fail($"{one.Key} {one.Wish.Command.Descriptor.Name} was recorded twice");
            }

            foreach (var answer in one.Given)
            {
                if (Objection(one, answer, own, store.Command(Setting.Tenant, one.Key)) is { } objection)
                {
                    course.Fail($"{one.Key} {one.Wish.Command.Descriptor.Name} {objection}");
                    break;
                }
            }
        }

        Notes(store.Events, sent, course);
    }

    private static string? Objection(Sent sent, CommandAnswer answer, List<StoredEvent> own, CommandRecord? record)
    {
        if (answer.Refusal is null)
        {
            return record is null ? "was acknowledged and is lost"
                : !record.Answer.IsEmpty ? "was acknowledged, and refused in the log"
                : (answer.Position, answer.Version) != (record.Position, record.Version) ? $"was acknowledged at {answer.Position}, and stands at {record.Position}"
                : own.Count > 0 && own[^1].Position != answer.Position ? $"was acknowledged at {answer.Position}, and its events end at {own[^1].Position}"
                : null;
        }

        if (record is null || Client.IsPassing(answer))
        {
            return null;
        }

        // With several deliveries one can be refused before another succeeds; with one, the refusal is the whole truth.
        var first = StoredAnswer.Read(record);
        return sent.Deliveries == 1 && first.Refusal != answer.Refusal ? $"was refused with {answer.Refusal}, and the log says {first.Refusal ?? "yes"}" : null;
    }

    // The same law without a look at keys: a note has words of its own.
    private static void Notes(IReadOnlyList<StoredEvent> log, IReadOnlyList<Sent> sent, Course course)
    {
        var texts = log.Select(e => MessageTypes.ParseEvent(e.Type, e.Data)).OfType<TimelineNoted>().ToLookup(noted => noted.Text, StringComparer.Ordinal);
        foreach (var one in sent)
        {
            if (one.Wish.Command is NoteTimelineRequest note && texts[note.Text].Count() is var count && (count > 1 || (count == 0 && one.Heard is { Refusal: null })))
            {
                course.Fail($"{one.Key} noted \"{note.Text}\" {count} times");
            }
        }
    }
}
