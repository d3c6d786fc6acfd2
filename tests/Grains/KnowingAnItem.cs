using Reinstate.Facts.V1;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>When an item was due or happened, and what it is, in a few words.</summary>
public sealed class KnowingAnItem
{
    [Fact]
    public void A_dose_is_its_medicine_dose_and_route()
    {
        Assert.Equal("Co-careldopa 25/100 mg tablet, 1 tablet, oral", What(new ExpectedDose { Medicine = "Co-careldopa", Strength = "25/100 mg", Form = "tablet", Dose = "1 tablet", Route = "oral" }));
        Assert.Equal("Co-careldopa 25/100 mg tablets", What(new ExpectedDose { Medicine = "Co-careldopa 25/100 mg tablets", Strength = "25/100 mg", Form = "tablet" }));
        Assert.Equal("med-7", What(new ExpectedDose()));

        static string What(ExpectedDose dose)
        {
            (dose.MedicineId, dose.DueAt) = ("med-7", At(Out.AddHours(1)));
            return Amended(new ExpectedItem { ItemId = "it", Dose = dose }).What;
        }
    }

    [Fact]
    public void A_record_is_its_kind_and_its_period()
    {
        var item = Amended(new ExpectedItem { ItemId = "it", Record = new ExpectedRecord { Category = "clinical_advice", DueFrom = At(Out), DueTo = At(Out.AddHours(2)) } });
        Assert.Equal(("Clinical advice", At(Out), At(Out.AddHours(2))), (item.What, item.At, item.Until));
    }

    [Theory]
    [InlineData(30, 2, "Visit 30 min, 2 workers")]
    [InlineData(90, 1, "Visit 1 h 30 min")]
    public void A_visit_is_its_length_and_how_many_it_takes(int minutes, int workers, string what)
    {
        var item = Amended(new ExpectedItem { ItemId = "it", Visit = new ExpectedVisit { VisitId = "v", Start = At(Out), End = At(Out.AddMinutes(minutes)), WorkersRequired = workers, Tasks = "Ask for Mrs Bell" } });
        Assert.Equal((what, At(Out), At(Out.AddMinutes(minutes))), (item.What, item.At, item.Until));
    }

    [Fact]
    public void What_nothing_expected_is_when_it_happened_and_what_the_plan_calls_the_medicine()
    {
        var p = AllClear();
        p.By("rm", new AmendExpectedRequest { IncidentId = Incident, PersonId = "ann", Reason = "Limits", Added = { new ExpectedItem { ItemId = "prn", Dose = new ExpectedDose { MedicineId = "para", Medicine = "Paracetamol", Strength = "500 mg", Dose = "2 tablets", Prn = true } } } });
        var dose = PaperDose("e-prn");
        dose.Dose = new DoseGiven { MedicineId = "para", Code = "given", PrnRationale = "Her head" };
        var other = PaperDose("e-other");
        other.Dose = new DoseGiven { MedicineId = "unknown-9", Code = "given" };
        p.By("carer", Entries("ann", dose, other, PaperNote("e-fall", "fall")));
        var items = p.Record("ann").Items.Where(item => !item.Planned).ToDictionary(item => item.ItemId);
        Assert.Equal(("Paracetamol 500 mg, 2 tablets", At(Out.AddHours(1)), null), (items["entry:e-prn"].What, items["entry:e-prn"].At, items["entry:e-prn"].Until));
        Assert.Equal(("unknown-9", "Fall"), (items["entry:e-other"].What, items["entry:e-fall"].What));
    }

    [Fact]
    public void A_record_brings_what_was_expected_who_it_is_and_counts_of_stock_oldest_first()
    {
        var p = AllClear();
        p.By("nic", new CountStockRequest { IncidentId = Incident, PersonId = "ann", Count = Count(2) });
        p.By("nic", new CountStockRequest { IncidentId = Incident, PersonId = "ann", Count = Count(1) });
        p.By("rm", new AmendExpectedRequest { IncidentId = Incident, PersonId = "ann", Reason = "Left", Withdrawn = { "note-ann" } });
        p.By("rm", new RegisterPeopleRequest { People = { new PersonSupported { PersonId = "ann", ServiceId = Home, Name = "Ann Other" } } });
        var record = p.Record("ann");
        Assert.Equal(["dose-levo"], record.Expected.Select(item => item.ItemId));
        Assert.Equal([1d, 2d], record.StockCounts.Select(count => count.Count));
        Assert.Equal(("ann", "ann", Home), (record.Person.PersonId, record.Person.Name, record.Person.ServiceId));
    }

    private static Item Amended(ExpectedItem expected)
    {
        var p = AllClear();
        p.By("rm", new AmendExpectedRequest { IncidentId = Incident, PersonId = "ann", Reason = "Added", Added = { expected } });
        return p.Record("ann").Items.Single(item => item.ItemId == "it");
    }

    private static StockCount Count(int hours) => new() { PersonId = "ann", MedicineId = "levo", CountedAt = At(Out.AddHours(hours)), Count = hours, Counter = "nic", Witness = "carer" };
}
