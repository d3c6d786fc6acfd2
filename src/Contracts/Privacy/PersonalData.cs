using System.Buffers;
using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Ids;
using Reinstate.Facts.V1;

namespace Reinstate.Contracts.Privacy;

/// <summary>
/// Divides the bytes of a stored event into what stays readable and what is enciphered: the fields that personal.proto marks, in the event and in the single messages within it
/// (a repeated field is marked whole or not at all).
/// </summary>
/// <remarks>
/// Both parts are protobuf messages of the event's type, and one after the other they parse to the event again: protobuf merges what comes twice. So no event is parsed to
/// be divided. Cost: one pass over the bytes of an event that has marked fields, nothing for others.
/// </remarks>
public static class PersonalData
{
    private static readonly FrozenDictionary<string, FieldPlan> Plans = MessageTypes.Events
        .Select(message => (message.FullName, Plan: FieldPlan.Of(message))).Where(one => one.Plan.HasPersonal).ToFrozenDictionary(one => one.FullName, one => one.Plan, StringComparer.Ordinal);

    /// <summary>Whether events of this type have anything to encipher.</summary>
    public static bool IsIn(string type) => Plans.ContainsKey(type);

    /// <summary>The parts of an event.</summary>
    /// <param name="type">Full name of its message.</param>
    /// <param name="data">Its protobuf bytes.</param>
    /// <exception cref="FormatException">These are no protobuf bytes.</exception>
    public static DividedEvent Divide(string type, ReadOnlySpan<byte> data)
    {
        if (!Plans.TryGetValue(type, out var plan))
        {
            return new(data.ToArray(), default, "");
        }

        var (open, personal) = (new ArrayBufferWriter<byte>(data.Length + 1), new ArrayBufferWriter<byte>(data.Length + 1));
        var person = plan.Divide(data, open, personal);
        return new(open.WrittenMemory, personal.WrittenMemory, person);
    }

    /// <summary>Whether a field is marked as personal.</summary>
    internal static bool IsPersonal(FieldDescriptor field) => field.GetOptions()?.GetExtension(PersonalExtensions.Personal) == true;

    /// <summary>Whether a field names the person whom the event is about.</summary>
    internal static bool NamesPerson(FieldDescriptor field) => field.GetOptions()?.GetExtension(PersonalExtensions.NamesPerson) == true;
}

/// <summary>An event in parts.</summary>
/// <param name="Open">What stays readable.</param>
/// <param name="Personal">What is enciphered; empty where there is nothing of that.</param>
/// <param name="Person">Id of the person whom the event names as the one it is about, or empty.</param>
public readonly record struct DividedEvent(ReadOnlyMemory<byte> Open, ReadOnlyMemory<byte> Personal, string Person);
