using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What was asked and answered, what was excepted, and what the detection rules found and people decided on it.</summary>
internal static class QuestionSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("queries", "Queries and answers", "Every question about an item or entry, with its answer.", Records(facts).SelectMany(r => r.Record.Queries.Values.Select(q => (r.Record, Query: q))),
            new("query_id", "Id of the query.", q => q.Query.Raised.QueryId),
            new("service", "Service id.", q => facts.Service(q.Record.ServiceId)),
            new("person", "Person id.", q => facts.Person(q.Record.Person.PersonId)),
            new("item", "Item that it is about.", q => q.Query.Raised.ItemId),
            new("entry", "Entry that it is about.", q => q.Query.Raised.EntryId),
            new("question", "The question.", q => q.Query.Raised.Text),
            new("raised_by", "Who asked.", q => facts.Staff(q.Query.By, q.Record.ServiceId)),
            new("raised_at", "When that was recorded.", q => facts.Local(q.Query.At)),
            new("answer", "The answer; null while there is none.", q => q.Query.Resolution?.What.Resolution),
            new("answered_by", "Who answered.", q => facts.Staff(q.Query.Resolution?.By ?? "", q.Record.ServiceId)),
            new("answered_at", "When that was recorded.", q => q.Query.Resolution is { } answer ? facts.Local(answer.At) : default(DateTimeOffset?))),
        Section.Of("exceptions", "Exceptions", "Items accounted for without an entry, each with reason and author.", Records(facts).SelectMany(r => r.Record.Exceptions.Values.Select(x => (r.Record, Exception: x))),
            new("service", "Service id.", x => facts.Service(x.Record.ServiceId)),
            new("person", "Person id.", x => facts.Person(x.Record.Person.PersonId)),
            new("item", "Item id.", x => x.Exception.ItemId),
            new("kind", "confirmed_omitted, not_applicable or paper_lost.", x => x.Exception.Kind.Name()),
            new("reason", "Why.", x => x.Exception.Reason),
            new("by", "Who declared it.", x => facts.Staff(x.Exception.By, x.Record.ServiceId)),
            new("recorded_at", "When that was recorded.", x => facts.Local(x.Exception.At))),
        Section.Of("findings", "Findings of the detection rules", "What the rules found, the data they used, and who decided what on it. A finding without a decision says so.",
            facts.Runs.SelectMany(Findings),
            new("finding_id", "Id of the finding.", f => f.Shown.FindingId),
            new("rule", "Number of the rule.", f => f.Shown.Rule),
            new("severity", "low, medium, high or critical.", f => f.Shown.Severity),
            new("service", "Service id.", f => facts.Service(f.Shown.ServiceId)),
            new("person", "Person id.", f => facts.Person(f.Shown.PersonId)),
            new("item", "Item id.", f => f.Shown.ItemId),
            new("entries", "Entries that it rests on.", f => Cell.List(f.Shown.EntryIds)),
            new("explanation", "What was found.", f => f.Shown.Explanation),
            new("needs_decision", "Whether a person must decide before sign-off.", f => f.Must),
            new("state", "open or closed.", f => f.Shown.State),
            new("reopened", "Open, and an earlier decision was about other rows, times or quantities.", f => f.Shown.Reopened),
            new("arises", "Whether the rules still find it; one that was corrected stays listed.", f => f.Shown.Arises),
            new("policy_version", "Version of the organisation's limits under which it was made; 0 for the defaults.", f => f.Shown.PolicyVersion),
            new("decision", "explained, accepted, corrected, or not decided.", f => f.Shown.DecidedBy.Length == 0 ? "not decided" : f.Shown.Decision),
            new("decided_by", "Who decided.", f => facts.Staff(f.Shown.DecidedBy, f.Shown.ServiceId)),
            new("decision_reason", "Why.", f => f.Shown.DecisionReason),
            new("decided_at", "When that was recorded.", f => f.Shown.DecidedAt is { } at ? facts.Local(at.Read()) : default(DateTimeOffset?))),
    ];

    private static IEnumerable<(bool Must, V1.Finding Shown)> Findings(RunView run)
    {
        var must = run.Findings.Where(finding => finding.Queries).Select(finding => finding.FindingId).ToHashSet(StringComparer.Ordinal);
        return FindingViews.Of(run).OrderBy(f => f.Rule).ThenBy(f => f.FindingId, StringComparer.Ordinal).ThenBy(f => f.Explanation, StringComparer.Ordinal).Select(f => (must.Contains(f.FindingId), f));
    }

    private static IEnumerable<(RunView Run, PersonRecord Record)> Records(PackFacts facts) => facts.Runs.SelectMany(run => run.People.Select(record => (run, record)));
}
