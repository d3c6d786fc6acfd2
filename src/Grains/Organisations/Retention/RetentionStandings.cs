using System.Collections.Immutable;

namespace Reinstate.Grains.Organisations.Retention;

/// <summary>How a person's records stand, in the words of the API.</summary>
internal static class RetentionStandings
{
    public const string Due = "due";
    public const string Held = "held";
    public const string OpenIncident = "open_incident";
    public const string NotDue = "not_due";
    public const string Unknown = "end_of_care_unknown";

    public static ImmutableArray<string> All { get; } = [Due, Held, OpenIncident, NotDue, Unknown];
}
