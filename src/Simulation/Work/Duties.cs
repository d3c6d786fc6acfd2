using Reinstate.Facts.V1;
using Reinstate.V1;
using static Reinstate.Simulation.World.Setting;

namespace Reinstate.Simulation.Work;

/// <summary>The commands of a recovery in this home.</summary>
internal static class Duties
{
    /// <summary>What stands on the sheet: the person, the entry, and what kind it is.</summary>
    public static readonly (string Person, string Entry, string Kind)[] OnPaper = [("ann", "e-dose", "dose"), ("ann", "e-ann", "personal_care"), ("bob", "e-bob", "personal_care"), ("cyd", "e-cyd", "personal_care")];

    /// <summary>What nobody expected and may come in late.</summary>
    public static readonly (string Person, string Entry, string Kind)[] Unplanned = [("bob", "e-fall", "fall"), ("cyd", "e-mood", "mood"), ("ann", "e-late", "activities")];

    /// <summary>The steps that somebody completes after the all-clear.</summary>
    public static readonly int[] Steps = [2, 3, 4, 5, 6, 7, 9, 10];

    public static Wish Enter(string person, string entry, string kind) => OfPerson("carer", person, new RecordEntriesRequest { IncidentId = Incident, PersonId = person, Entries = { Of(entry, kind) } });

    public static Wish Check(string person, string entry) => OfPerson("nic", person, new CheckEntryRequest { IncidentId = Incident, PersonId = person, EntryId = entry });

    public static Wish Correct(string person, string entry, string kind)
    {
        var corrected = Of(entry, kind);
        if (corrected.Record is { } record)
        {
            record.Text += " Corrected.";
        }
        else
        {
            corrected.Dose.Note = "Corrected";
        }

        return OfPerson("carer", person, new CorrectEntryRequest { IncidentId = Incident, PersonId = person, Entry = corrected, Reason = "Misread" });
    }

    public static Wish Ask(string person, string entry, string query) => OfPerson("carer2", person, new RaiseQueryRequest { IncidentId = Incident, PersonId = person, QueryId = query, EntryId = entry, Text = "Is the time right?" });

    public static Wish Resolve(string person, string query) => OfPerson("deputy", person, new ResolveQueryRequest { IncidentId = Incident, PersonId = person, QueryId = query, Resolution = "Seen on the sheet." });

    public static Wish Return(int pages) => OfService("nic", new ReturnSheetRequest { IncidentId = Incident, ServiceId = Home, Serial = Serial, PagesReturned = pages, ReturnedAt = At(Back.AddMinutes(5)) });

    public static Wish NextDose() => OfService("nic", new CheckNextDoseRequest { IncidentId = Incident, ServiceId = Home, PersonId = "ann", LastDose = "Levothyroxine", CheckedWith = "carer2" });

    public static Wish Allocate(string person) => OfService("nic", new AllocateWorkRequest { IncidentId = Incident, ServiceId = Home, PersonId = person, Step = 9, StaffId = "carer" });

    public static Wish Complete(int step) => OfService("deputy", new CompleteStepRequest { IncidentId = Incident, ServiceId = Home, Step = step, Owner = "nic" });

    public static Wish SignOff(string staff) => OfService(staff, new SignOffServiceRequest { IncidentId = Incident, ServiceId = Home, Statement = "I have seen the record of every person." });

    public static Wish Note(string staff, string text) => OfIncident(staff, new NoteTimelineRequest { IncidentId = Incident, Text = text });

    /// <summary>What is planned for somebody, as known at an hour of the day before: each hour something is new, and something is gone.</summary>
    public static Wish Plan(string person, int hour) => new("rm", "plan", person, new RegisterPlanRequest
    {
        ServiceId = Home,
        PersonId = person,
        Plan = new PersonPlan
        {
            SourceSystem = "emar",
            AsOf = At(Out.AddDays(-1).AddHours(hour)),
            From = At(Out),
            To = At(Out.AddDays(1)),
            Items = { Enumerable.Range(hour, 3).Select(n => new ExpectedItem { ItemId = $"dose-{n}", Dose = new ExpectedDose { MedicineId = "levo", Medicine = "Levothyroxine", DueAt = At(Out.AddHours(n)) } }) },
        },
    });

    private static Entry Of(string id, string kind)
    {
        var entry = new Entry { EntryId = id, Source = Source.Paper, OccurredAt = At(Out.AddHours(1)), WrittenAt = At(Out.AddHours(1)), Precision = Precision.Exact, Author = "carer2", SheetSerial = Serial };
        if (kind == "dose")
        {
            entry.Dose = new DoseGiven { MedicineId = "levo", DueAt = At(Out.AddHours(1)), Code = "given", DoseGiven_ = 1 };
        }
        else
        {
            entry.Record = new RecordMade { Category = kind, Text = $"Seen at nine, see line {id}." };
        }

        return entry;
    }
}
