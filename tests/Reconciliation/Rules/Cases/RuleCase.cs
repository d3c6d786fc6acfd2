using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>
/// A sentence, rows, and what the rule of the table makes of them: exactly these findings of that rule, no other. Rows are facts of any
/// kind (<see cref="CaseRun"/>); what belongs to a person goes to the person whom it names, P1 of <see cref="Given"/> where it names nobody.
/// </summary>
internal sealed record RuleCase(string Name, ImmutableArray<object> Rows)
{
    public ImmutableArray<Expectation> Finds { get; init; } = [];

    /// <summary>For a case in which the rule must stay silent: the code for which it is a near miss.</summary>
    public string Spared { get; init; } = "";

    public RecoveryContext Context { get; init; } = Given.Context;

    public static RuleCase Found(string name, ImmutableArray<object> rows, params ImmutableArray<Expectation> finds) => new(name, rows) { Finds = finds };

    public static RuleCase Silent(string code, string name, params ImmutableArray<object> rows) => new(name, rows) { Spared = code };

    /// <summary>A finding that a person must decide on before its item is complete. about: the item's id, else the person's, else the service's.</summary>
    public static Expectation Asks(string code, string about, params ReadOnlySpan<string> entries) => new(Id(code, about, entries), Queries: true);

    public static Expectation Asks(string code, ExpectedItem about, params ReadOnlySpan<string> entries) => Asks(code, about.ItemId, entries);

    /// <summary>A finding that queries nothing.</summary>
    public static Expectation Tells(string code, string about, params ReadOnlySpan<string> entries) => new(Id(code, about, entries), Queries: false);

    public static Expectation Tells(string code, ExpectedItem about, params ReadOnlySpan<string> entries) => Tells(code, about.ItemId, entries);

    /// <summary>Unique within a table.</summary>
    public string Title => Spared.Length == 0 ? Name : $"{Spared} is spared: {Name}";

    public override string ToString() => Title;

    private static string Id(string code, string about, ReadOnlySpan<string> entries) => new Finding(0, code, Severity.Low, "", "", about, "") { EntryIds = [.. entries] }.FindingId;
}

/// <summary>A finding by its id, and words of its explanation.</summary>
internal sealed record Expectation(string FindingId, bool Queries)
{
    public string Says { get; init; } = "";

    /// <summary>Null where it goes without saying.</summary>
    public string? Service { get; init; }

    public string Code => FindingId[..FindingId.IndexOf('|', StringComparison.Ordinal)];

    public bool Matches(Finding finding) => string.Equals(finding.FindingId, FindingId, StringComparison.Ordinal) && finding.Queries == Queries
        && (Service is null || string.Equals(finding.ServiceId, Service, StringComparison.Ordinal))
        && finding.Explanation.Contains(Says, StringComparison.Ordinal);

    public override string ToString() => $"{FindingId} ({(Queries ? "asks" : "tells")}{(Says.Length == 0 ? "" : $", saying '{Says}'")}{(Service is null ? "" : $", at '{Service}'")})";
}

/// <summary>A row of printed_pack.csv.</summary>
internal sealed record Printed(string PersonId);
