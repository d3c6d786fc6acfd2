using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.People;

/// <summary>
/// Whether a person's records may be erased: no hold stands on them, their time is over since care ended and since something was last recorded, or there is a lawful reason to erase before that, and no
/// incident that they are part of is open. Safety rule: what is not known to be over is kept.
/// </summary>
internal static class ErasureDecisions
{
    public const string ErasureRequest = "erasure_request";
    public const string CourtOrder = "court_order";

    public static Decision Erase(PersonState state, ErasePersonRequest c, CommandContext context)
    {
        if (state.IsErased)
            return Decision.Accept();
        var facts = context.Settlement ?? throw new InvalidOperationException("An erasure is decided on what keeps the records.");
        if (!facts.Organisation.People.ContainsKey(state.Id) && state.Records.IsEmpty)
            return Decision.Refuse(Catalogue.PersonUnknown, state.Id);
        if ((Guard.Text(("reason", c.Reason)) ?? Basis(c)) is { } bad)
            return bad;
        if (facts.HoldsOn(state.Id).ToList() is { Count: > 0 } holds)
            return Decision.Refuse(Catalogue.LegalHold, holds.Select(hold => $"{state.Id} is kept by hold {hold.Id} ({hold.Reference}){(hold.IncidentId.Length > 0 ? $" on incident {hold.IncidentId}" : "")}, placed on {hold.At:yyyy-MM-dd}."));

        var (ended, differs) = EndOfCare(facts, state.Id, c);
        if (differs is not null)
            return differs;
        var policy = facts.Organisation.Policy();
        RetentionTerm? term = ended.Length == 0 ? null : RetentionTerm.TryRead(ended, out var date) ? RetentionTerm.Of(date, facts.LastClosed, policy) : null;
        if (ended.Length == 0 ? c.LawfulBasis.Length == 0 : term is null)
            return Decision.Refuse(Catalogue.InvalidArgument, "care_ended_on is not a date such as 2026-03-31.");
        if ((c.LawfulBasis.Length == 0 ? NotOver(state, ended, term!.Value, policy, context.Now) : Register(state, policy, context.Now)) is { } kept)
            return kept;
        if (facts.Open.FirstOrDefault() is { } open)
            return Decision.Refuse(Catalogue.RetentionNotOver, $"{state.Id} is part of incident {open}, which is not closed.");
        return Decision.Accept(new ErasureDecided
        {
            CareEndedOn = ended,
            Reason = c.Reason,
            LawfulBasis = c.LawfulBasis,
            LawfulReference = c.LawfulReference,
            KeptUntil = c.LawfulBasis.Length > 0 && term is { } known ? RetentionTerm.Written(known.Until) : "",
        });
    }

    private static Decision? Basis(ErasePersonRequest c) =>
        c.LawfulBasis.Length > 0 ? Guard.OneOf("lawful_basis", c.LawfulBasis, ErasureRequest, CourtOrder) ?? Guard.Text(("lawful_reference", c.LawfulReference))
        : c.LawfulReference.Length > 0 ? Decision.Refuse(Catalogue.InvalidArgument, "lawful_reference is of a lawful_basis, and there is none.") : null;

    // What is recorded counts; what is stated must not contradict it. Where nothing is recorded, the statement is the record.
    private static (string Ended, Decision? Differs) EndOfCare(Settlement facts, string person, ErasePersonRequest c)
    {
        if (facts.Organisation.EndOfCareOf(person) is not { } recorded)
            return (c.CareEndedOn, null);
        return c.CareEndedOn.Length == 0 || c.CareEndedOn == recorded.On ? (recorded.On, null)
            : ("", Decision.Refuse(Catalogue.EndOfCareDiffers, recorded.On.Length > 0 ? $"{person}: it is recorded that care ended on {recorded.On}." : $"{person}: it is recorded that care goes on."));
    }

    private static Decision? NotOver(PersonState state, string ended, RetentionTerm term, Policy policy, DateTimeOffset now)
    {
        var years = policy.RetentionYearsAfterCareEnds;
        if (term.Until > RetentionTerm.DayOf(now))
        {
            return Decision.Refuse(Catalogue.RetentionNotOver, term.CountsFrom == RetentionTerm.CareEnded
                ? $"{state.Id}: care ended on {ended}; records are kept for {years} years after that, until {RetentionTerm.Written(term.Until)}."
                : $"{state.Id}: the last incident was closed after care had ended on {ended}; records are kept for {years} years after that, until {RetentionTerm.Written(term.Until)}.");
        }

        return state.LastRecordedAt > DateTimeOffset.MinValue && state.LastRecordedAt.AddYears(years) > now
            ? Decision.Refuse(Catalogue.RetentionNotOver, $"{state.Id}: something was recorded on {state.LastRecordedAt:yyyy-MM-dd}; records are kept for {years} years, until {state.LastRecordedAt.AddYears(years):yyyy-MM-dd}.") : null;
    }

    // The one thing that a lawful reason does not set aside: an entry of a register of controlled drugs must be there for its own years.
    private static Decision? Register(PersonState state, Policy policy, DateTimeOffset now)
    {
        var until = state.LastRecordedAt > DateTimeOffset.MinValue ? state.LastRecordedAt.AddYears(policy.RetentionYearsCdRegister) : DateTimeOffset.MinValue;
        return until > now && state.Records.Values.Any(record => record.Expected.Values.OfType<ExpectedDose>().Any(dose => dose.CdSchedule.Length > 0))
            ? Decision.Refuse(Catalogue.RetentionNotOver, $"{state.Id}: the record holds entries of the register of controlled drugs, which is kept for {policy.RetentionYearsCdRegister} years after the last, until {until:yyyy-MM-dd}, whatever is asked for.") : null;
    }
}
