using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Boards;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>The recovery run of each service: its steps, sheets, allocation and next-dose checks.</summary>
internal static class RunSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("recovery_steps", "Recovery run", "Every step of the checklist of each service: who did it, who checked it, from when to when, and its limit.", facts.Review.Steps,
            new("service", "Service id.", s => facts.Service(s.ServiceId)),
            new("step", "Number of the step.", s => s.Step),
            new("title", "What the step is.", s => s.Title),
            new("owner", "Who did it.", s => facts.Staff(s.Owner, s.ServiceId)),
            new("checker", "Who confirmed it.", s => facts.Staff(s.Checker, s.ServiceId)),
            new("started_at", "From when its limit runs; null before.", s => facts.Local(s.StartedAt)),
            new("due_at", "Its limit; null where it has none, or none runs yet.", s => facts.Local(s.DueAt)),
            new("done_at", "When it was done; null while it is not.", s => facts.Local(s.DoneAt)),
            new("late_seconds", "How long after its limit it was done, or is open; 0 in time.", s => s.LateSeconds),
            new("overdue", "Not done and past its limit when the last event was recorded, or done after its limit.", s => s.LateSeconds > 0 || s.Overdue),
            new("note", "What was noted with it.", s => Note(facts, s))),
        Section.Of("sheets", "Sheets", "Every serial-numbered sheet: pages returned of pages issued, and attested losses.", Sheets(facts),
            new("service", "Service id.", s => facts.Service(s.Run.ServiceId)),
            new("serial", "Serial number.", s => s.Sheet.Sheet.Serial),
            new("kind", "mar, notes, visits or other.", s => s.Sheet.Sheet.Kind),
            new("person", "Person id; null for a sheet of the whole service.", s => facts.Person(s.Sheet.Sheet.PersonId)),
            new("issued_at", "When it was issued.", s => IncidentSections.At(s.Sheet.Sheet.IssuedAt)),
            new("issued_to", "To whom.", s => facts.Staff(s.Sheet.Sheet.IssuedTo, s.Run.ServiceId)),
            new("returned_at", "When it came back; null while it has not.", s => IncidentSections.At(s.Sheet.Sheet.ReturnedAt)),
            new("pages_returned", "n of n of m.", s => s.Sheet.Sheet.HasPagesReturned ? s.Sheet.Sheet.PagesReturned : default(int?)),
            new("pages", "m of n of m.", s => s.Sheet.Sheet.Pages),
            new("accounted", "All pages are back, or the loss is attested.", s => s.Sheet.Accounted),
            new("loss_attested_by", "Who attested the loss.", s => facts.Staff(s.Sheet.Loss?.By ?? "")),
            new("loss_reason", "Why it is lost.", s => s.Sheet.Loss?.What.Reason),
            new("scan_sha256", "SHA-256 of its scan.", s => s.Sheet.Sheet.ScanSha256)),
        Section.Of("next_dose_checks", "Next-dose safety checks", "The last dose as found on paper, before the first electronic round.",
            facts.Runs.SelectMany(run => (run.Run?.NextDoseChecks.Values ?? []).Select(check => (Run: run, Check: check))),
            new("service", "Service id.", c => facts.Service(c.Run.ServiceId)),
            new("person", "Person id.", c => facts.Person(c.Check.What.PersonId)),
            new("last_dose", "Medicine and dose as found.", c => c.Check.What.LastDose),
            new("last_dose_at", "When it was given.", c => IncidentSections.At(c.Check.What.LastDoseAt)),
            new("checked_by", "Who checked.", c => facts.Staff(c.Check.By, c.Run.ServiceId)),
            new("checked_with", "The second trained person.", c => facts.Staff(c.Check.What.CheckedWith, c.Run.ServiceId)),
            new("recorded_at", "When it was recorded.", c => facts.Local(c.Check.At))),
        Section.Of("allocations", "Allocation", "Who was named to enter what.",
            facts.Runs.SelectMany(run => (run.Run?.Allocations ?? []).OrderBy(a => a.Key.Step).ThenBy(a => a.Key.Person, StringComparer.Ordinal).Select(a => (Run: run, a.Key.Step, a.Key.Person, Staff: a.Value))),
            new("service", "Service id.", a => facts.Service(a.Run.ServiceId)),
            new("step", "Step of the run.", a => a.Step),
            new("person", "Person id.", a => facts.Person(a.Person)),
            new("allocated_to", "Member of staff.", a => facts.Staff(a.Staff, a.Run.ServiceId))),
    ];

    private static IEnumerable<(RunView Run, Grains.Services.SheetState Sheet)> Sheets(PackFacts facts) =>
        facts.Runs.SelectMany(run => (run.Run?.Sheets.Values ?? []).Select(sheet => (run, sheet)));

    private static string? Note(PackFacts facts, V1.StepTiming step) => facts.Runs.First(run => run.ServiceId == step.ServiceId) is not { Run: { } recovery } run ? null
        : step.Step == Grains.Services.Checklist.SignOff ? run.IsSigned ? recovery.SignedOff!.What.Statement : null
        : recovery.Steps.GetValueOrDefault(step.Step)?.What.Note;
}
