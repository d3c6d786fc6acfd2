using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Auditing;

/// <summary>Drawing the audit sample and judging its items, by somebody of another service who had no hand in the records (DOMAIN.md section 5, step 12).</summary>
internal static class AuditDecisions
{
    public static Decision Draw(IncidentState state, DrawAuditSampleRequest c, CommandContext context)
    {
        if (state.Phase is not IncidentPhase.Assurance)
            return IncidentDecisions.Wrong(state, "the audit sample is drawn in assurance");
        if (state.Audit is { NeedsFullDraw: false } drawn)
            return drawn.Draw.Seed == c.Seed ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, "The audit sample is drawn, with another seed.");
        if ((Guard.Text(("seed", c.Seed)) ?? Guard.Staff(context, c.Auditor)) is { } bad)
            return bad;
        if (context.Surroundings.Organisation.Staff[c.Auditor].Services.Any(state.Covers))
            return Decision.Refuse(Catalogue.AuditorFromService, $"{c.Auditor} works at a service of this incident.");
        var judgement = context.Judgement ?? throw new InvalidOperationException("A draw covers a scope and comes with its judgement.");
        if (judgement.Hands.Contains(c.Auditor))
            return Decision.Refuse(Catalogue.SamePerson, $"{c.Auditor} gave, transcribed or checked entries of this incident, or signed a service off.");
        var plan = AuditPopulation.PlanOf(context.Surroundings.Organisation.Policy());
        var sample = state.Audit is { NeedsFullDraw: true } ? AuditSampling.Everything(judgement.Auditable, c.Seed, plan) : AuditSampling.Draw(judgement.Auditable, c.Seed, plan);
        sample.Auditor = c.Auditor;
        return Decision.Accept(sample);
    }

    public static Decision Judge(IncidentState state, JudgeAuditItemRequest c, CommandContext context)
    {
        if (state.Phase is not IncidentPhase.Assurance || state.Audit is not { } audit)
            return IncidentDecisions.Wrong(state, "an item is judged after the sample is drawn, in assurance");
        if (context.Actor != audit.Draw.Auditor)
            return Decision.Refuse(Catalogue.SamePerson, $"The sample is judged by its auditor, {audit.Draw.Auditor}.");
        if (c.Item.Length == 0)
        {
            return c.Defect || c.Critical ? Decision.Refuse(Catalogue.InvalidArgument, "A defect names its item.")
                : Decision.Accept([.. audit.Unjudged.Select(item => new AuditItemJudged { Item = item, Note = c.Note })]);
        }

        if (!audit.Draw.Items.Contains(c.Item))
            return Decision.Refuse(Catalogue.AuditItemUnknown, c.Item);
        if ((c.Defect || c.Critical) && string.IsNullOrWhiteSpace(c.Note))
            return Decision.Refuse(Catalogue.InvalidArgument, "A defect needs a note.");
        var judged = new AuditItemJudged { Item = c.Item, Defect = c.Defect, Critical = c.Critical, Note = c.Note };
        return judged.Equals(audit.Judged.GetValueOrDefault(c.Item)) ? Decision.Accept() : Decision.Accept(judged);
    }
}
