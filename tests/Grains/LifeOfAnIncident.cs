using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

public sealed class LifeOfAnIncident
{
    private static readonly string[] Bodies = ["cqc", "safeguarding", "ico", "duty_of_candour", "commissioner", "families", "insurer"];

    [Fact]
    public void Goes_from_suspicion_to_learning_complete()
    {
        var p = SignedOff();
        Assert.Equal("reconciling", State(p));
        p.By("rm", new BeginAssuranceRequest { IncidentId = Incident });
        Assert.Equal("AUDITOR_FROM_SERVICE", p.Try("rm", Draw("nic")).Code);
        p.By("rm", Draw("auditor"));
        var early = p.Try("rm", Close());
        Assert.Equal("ASSURANCE_INCOMPLETE", early.Code);
        Assert.Contains("Nobody has decided whether to notify: ico.", early.Refusal!.Reasons);
        p.By("auditor", new JudgeAuditItemRequest { IncidentId = Incident, Note = "Agrees with the sheet" });
        foreach (var body in Bodies)
            p.By("rm", new DecideNotificationRequest { IncidentId = Incident, Body = body, Reason = "No harm, service ran safely" });
        p.By("rm", Close());
        Assert.Equal("closed", State(p));
        Assert.Equal("WRONG_STATE", p.Try("carer", Entries("ann", PaperNote("late"))).Code);
        p.By("director", new CompleteReviewRequest { IncidentId = Incident, Summary = "Reviewed", WhatWentWell = "Paper", WhatToImprove = "Version numbers", Debrief = "Held" });
        p.By("director", new AddActionRequest { IncidentId = Incident, ActionId = "a1", Text = "Version number on printed summaries", Owner = "deputy", DueOn = "2026-04-01" });
        Assert.Equal("ACTIONS_OPEN", p.Try("director", new CompleteLearningRequest { IncidentId = Incident, Statement = "Done" }).Code);
        p.By("director", new CloseActionRequest { IncidentId = Incident, ActionId = "a1", Proof = "Template 4 in use" });
        Assert.Equal("ACTIONS_OPEN", p.Try("director", new CompleteLearningRequest { IncidentId = Incident, Statement = "Done" }).Code);
        p.By("director", new CheckActionEffectivenessRequest { IncidentId = Incident, ActionId = "a1", Effective = true, CheckedOn = "2026-03-03", Result = "Seen in use" });
        p.By("director", new CompleteLearningRequest { IncidentId = Incident, Statement = "Done" });
        Assert.Equal("learning_complete", State(p));
        p.By("director", new ReopenIncidentRequest { IncidentId = Incident, Reason = "A sheet was found in the car" });
        Assert.Equal("reopened", State(p));
        Assert.Equal("", p.Try("carer", Entries("ann", PaperNote("late"))).Code);
    }

    [Fact]
    public void Assurance_waits_for_every_service()
    {
        var outcome = Recovered().Try("rm", new BeginAssuranceRequest { IncidentId = Incident });
        Assert.Equal("SERVICES_NOT_SIGNED", outcome.Code);
        Assert.Equal("oak is not signed off.", Assert.Single(outcome.Refusal!.Reasons));
    }

    [Fact]
    public void Closing_is_refused_when_something_came_after_the_sign_off()
    {
        var p = SignedOff();
        p.By("rm", new BeginAssuranceRequest { IncidentId = Incident });
        p.By("carer", Entries("bob", PaperNote("late", "mood")));
        Assert.Equal("oak changed after its sign-off.", Assert.Single(p.Try("rm", Close()).Refusal!.Reasons));
    }

    [Fact]
    public void A_critical_defect_makes_the_sample_everything()
    {
        var p = SignedOff();
        p.By("rm", new BeginAssuranceRequest { IncidentId = Incident });
        p.By("rm", Draw("auditor"));
        p.By("auditor", new JudgeAuditItemRequest { IncidentId = Incident, Item = "ann/dose-levo", Defect = true, Critical = true, Note = "Another medicine on the sheet" });
        p.By("auditor", new JudgeAuditItemRequest { IncidentId = Incident });
        var governance = (GetGovernanceReply)p.Ask(new GetGovernanceRequest { IncidentId = Incident });
        Assert.Equal(3, governance.Audit.Items.Count);
        Assert.All(governance.Audit.Items, item => Assert.True(item.Judged));
    }

    [Fact]
    public void Reconciliation_waits_for_every_system_at_every_service()
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Down", Systems = { "emar", "rostering" }, Services = { Home, Other }, DeclaredAt = At(Out) });
        p.By("rm", new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = At(Out) });
        p.By("rm", Restored("emar", ""));
        p.By("rm", Restored("rostering", Home));
        Assert.Equal("partly_restored", State(p));
        Assert.NotNull(p.Log.View.Incidents[Incident].RestoredFor(Home));
        Assert.Null(p.Log.View.Incidents[Incident].RestoredFor(Other));
        Assert.Equal("WRONG_STATE", p.Try("rm", new BeginReconciliationRequest { IncidentId = Incident }).Code);
        p.By("rm", Restored("rostering", Other));
        Assert.Equal("restored", State(p));
    }

    private static RecordRestorationRequest Restored(string system, string service) => new() { IncidentId = Incident, System = system, ServiceId = service, RestoredAt = At(Back) };

    private static DrawAuditSampleRequest Draw(string auditor) => new() { IncidentId = Incident, Seed = "42", Auditor = auditor };

    private static CloseIncidentRequest Close() => new() { IncidentId = Incident, Statement = "Recovered." };

    private static string State(Provider p) => ((GetIncidentReply)p.Ask(new GetIncidentRequest { IncidentId = Incident })).State;
}
