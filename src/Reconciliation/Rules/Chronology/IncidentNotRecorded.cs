using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules.Chronology.Wording;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 31: a note mentions a fall, an injury, a bruise or a refusal, and there is no incident: no record of an incident and nobody told within
/// 24 hours after (IMPORTS.md reading 15), nor shortly before, where the note speaks of what is recorded already. Denied words and other senses
/// do not count; a medicine refused is rule 25's. It only suggests.
/// </summary>
internal sealed class IncidentNotRecorded : IGroupRule
{
    public RuleInfo Info { get; } = new(31, "Note mentions fall, injury, bruise or refusal and there is no incident", Severity.High)
    {
        Needs = [Needs.Entries],
        Codes = ["incident_not_recorded"],
        Window = "notes of the outage; incidents and contacts up to 24 h after, and shortly before, wherever they stand",
        Policy = ["incident_words", "negation_words", "escalation_minutes", "incident_before_minutes"],
        Suggests = true,
    };

    public Watched Watches => Watched.Escalations;

    public string? GroupOf(MatchedItem item, PersonCase person) => IsIncident(item.Category) || Mention(item, person) is not null ? "incidents" : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        foreach (var item in items)
        {
            if (!item.Counts || Mention(item, person) is not var (entry, word) || IsRecorded(person.SpanOf(entry), item, items, person))
                continue;
            found.Add(person.Finding(Info, "incident_not_recorded", item, PersonCase.WithCopies(item, [entry]),
                $"{Say.Row(entry)} of {person.At(entry.OccurredAt)} says \"{word}\", and no incident is recorded and nobody was told within {Say.Duration(TimeSpan.FromMinutes(person.Context.Policy.EscalationMinutes))}.", queries: false));
        }
    }

    /// <summary>A record that is an incident itself, or says that somebody was told.</summary>
    private static bool IsIncident(Category category) => category
        is Category.Safeguarding or Category.Behaviour or Category.Fall or Category.Injury or Category.Escalation or Category.ClinicalAdvice;

    /// <summary>An incident is on record: what a record of one mentions is recorded by itself.</summary>
    private static bool IsRecorded(Span at, MatchedItem item, List<MatchedItem> items, PersonCase person)
    {
        var policy = person.Context.Policy;
        var from = at.From - TimeSpan.FromMinutes(policy.IncidentBeforeMinutes);
        if (person.IsEscalated(item, from, at.To))
            return true;
        var until = at.To + TimeSpan.FromMinutes(policy.EscalationMinutes);
        return items.Exists(i => IsIncident(i.Category) && i.Lead is { } lead && person.SpanOf(lead) is var span && span.To >= from && span.From <= until);
    }

    private static (Entry Entry, string Word)? Mention(MatchedItem item, PersonCase person)
    {
        foreach (var entry in item.Entries)
        {
            if (WordIn(entry, person) is { } word)
                return (entry, word);
        }

        return null;
    }

    private static string? WordIn(Entry entry, PersonCase person)
    {
        if (entry.Content is RecordMade record)
            return Word(record.Text, onMedicineChart: false);
        return entry.Content is DoseGiven dose ? Word(dose.Note, onMedicineChart: true) ?? Word(dose.PrnRationale, onMedicineChart: true) ?? Word(dose.PrnOutcome, onMedicineChart: true) : null;

        string? Word(string text, bool onMedicineChart) =>
            text.Length == 0 ? null : IncidentMentions.Of(person.Context.Policy).First(text, onMedicineChart, person.IsMedicineWord);
    }
}
