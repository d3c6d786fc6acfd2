using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>Rules 1 and 2: what was due during the outage and has no entry is a finding as soon as the systems are back.</summary>
public sealed class Absence
{
    [Fact]
    public void While_the_systems_are_out_nothing_is_called_missing() => Assert.Empty(OnPaper().Record("ann").Findings);

    [Fact]
    public void After_restoration_a_dose_and_a_note_without_entry_are_found() =>
        Assert.Equal([1, 2], AllClear().Record("ann").Findings.Select(finding => finding.Rule).Order());

    [Fact]
    public void An_entry_or_an_exception_answers_the_finding()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperNote("e1")));
        Assert.Equal(2, Assert.Single(p.Record("ann").Findings, finding => finding.Rule < 3).Rule);
        p.By("deputy", new ExceptItemRequest { IncidentId = Incident, PersonId = "ann", ItemId = Dose().ItemId, Kind = "confirmed_omitted", Reason = "Asleep" });
        Assert.DoesNotContain(p.Record("ann").Findings, finding => finding.Rule < 3);
    }

    [Fact]
    public void Somebody_may_decide_on_it()
    {
        var p = AllClear();
        var finding = p.Record("bob").Findings.First(finding => finding.Rule == 1);
        p.By("deputy", new DecideFindingRequest { IncidentId = Incident, PersonId = "bob", FindingId = finding.FindingId, Decision = "explained", Reason = "Away that morning" });
        Assert.Equal("deputy", p.Record("bob").Findings.First(found => found.Rule == 1).DecidedBy);
    }
}
