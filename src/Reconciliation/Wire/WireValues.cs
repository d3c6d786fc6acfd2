using Google.Protobuf.WellKnownTypes;
using Reinstate.Facts.V1;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Wire;

/// <summary>Single values between messages and records. Instants are kept to 100 ns, the resolution of DateTimeOffset.</summary>
internal static class WireValues
{
    private const double LargestNumber = 1e15;

    // Whoever reads a stored time may add an offset or a day to it and must not fall off the calendar.
    private static readonly DateTimeOffset Earliest = DateTimeOffset.MinValue.AddDays(2);
    private static readonly DateTimeOffset Latest = DateTimeOffset.MaxValue.AddDays(-2);

    public static Moment? ToWire(DateTimeOffset? at) => at is null ? null : ToWire(at.Value);

    public static Moment ToWire(DateTimeOffset at) =>
        new() { Instant = Timestamp.FromDateTimeOffset(at), OffsetMinutes = (int)at.Offset.TotalMinutes };

    public static DateTimeOffset? Optional(Moment? moment, string field) => moment is null ? null : Required(moment, field);

    public static DateTimeOffset Required(Moment? moment, string field)
    {
        if (moment?.Instant is not { } instant)
            throw new InvalidFactException($"{field} is missing.");
        try
        {
            var at = instant.ToDateTimeOffset().ToOffset(TimeSpan.FromMinutes(moment.OffsetMinutes));
            return at > Earliest && at < Latest ? at : throw new InvalidFactException($"{field} is not a possible time.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new InvalidFactException($"{field} is not a possible time.");
        }
    }

    public static decimal Number(double value, string field) => double.IsFinite(value) && Math.Abs(value) < LargestNumber
        ? (decimal)value : throw new InvalidFactException($"{field} is not a possible number.");

    public static decimal? OptionalNumber(bool stated, double value, string field) => stated ? Number(value, field) : null;

    public static T Word<T>(string word, string field)
        where T : struct, System.Enum => Vocabulary.TryParse<T>(word, out var value)
            ? value : throw new InvalidFactException($"{field} has the unknown word '{(word.Length > 40 ? word[..40] : word)}'.");

    public static Category RecordCategory(string word, string field)
    {
        var category = Word<Category>(word, field);
        return category.IsRecord() ? category : throw new InvalidFactException($"{field} '{word}' is not a category of records.");
    }

    public static string Text(string value, string field) =>
        value.Length > 0 ? value : throw new InvalidFactException($"{field} is missing.");

    public static Model.Priority? Priority(Facts.V1.Priority priority, string field) => priority switch
    {
        Facts.V1.Priority.Unspecified => null,
        Facts.V1.Priority.P1 => Model.Priority.P1,
        Facts.V1.Priority.P2 => Model.Priority.P2,
        Facts.V1.Priority.P3 => Model.Priority.P3,
        _ => throw new InvalidFactException($"{field} is unknown."),
    };

    public static Facts.V1.Priority ToWire(Model.Priority? priority) => priority is { } stated ? (Facts.V1.Priority)(int)stated : Facts.V1.Priority.Unspecified;

    public static Model.Precision Precision(Facts.V1.Precision precision) => precision switch
    {
        Facts.V1.Precision.Unspecified or Facts.V1.Precision.Exact => Model.Precision.Exact,
        Facts.V1.Precision.Approximate => Model.Precision.Approximate,
        Facts.V1.Precision.Shift => Model.Precision.Shift,
        _ => throw new InvalidFactException("precision is unknown."),
    };

    public static Model.Source Source(Facts.V1.Source source) => source switch
    {
        Facts.V1.Source.Paper => Model.Source.Paper,
        Facts.V1.Source.Digital => Model.Source.Digital,
        _ => throw new InvalidFactException("source is missing."),
    };
}
