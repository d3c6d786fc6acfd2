using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Wording;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Building;

/// <summary>
/// Homecare: runs of up to four people, each with an early and a late worker (two for double-ups), who travel between calls. A person with a
/// fault has a run alone, so that a fault cannot touch the next call. Some calls are moved on call to a relief worker, who has nothing else.
/// </summary>
internal static class HomecareRuns
{
    private const int Together = 4;

    /// <summary>Start of each part of the day, who works it, and the share of people who have a call then.</summary>
    private static readonly (int Hour, int Minute, bool Early, int Share)[] Parts = [(8, 0, true, 92), (12, 15, true, 55), (16, 30, false, 60), (21, 50, false, 70)];

    private static readonly string[] Tasks = ["wash and dress;breakfast", "lunch;medicines", "tea;company", "undress;supper;medicines"];

    public static void Build(ServiceDraft service)
    {
        var reliefs = new List<Relief>();
        for (var i = 0; i <= service.People.Count / 12; i++)
            reliefs.Add(new(Crew(service, 2)));
        var ordinary = service.People.Where(p => !p.IsReserved).ToArray();
        var runs = ordinary.Where(p => p.Index % 6 != 5).Chunk(Together).Select(c => (People: c, Workers: 1))
            .Concat(ordinary.Where(p => p.Index % 6 == 5).Chunk(Together).Select(c => (People: c, Workers: 2)))
            .Concat(service.People.Where(p => p.IsReserved).Select(p => (People: new[] { p }, Workers: p.Traits.HasFlag(Traits.DoubleUp) ? 2 : 1)));
        foreach (var (people, workers) in runs)
            new Run(service, people, workers, reliefs).Go();
        var times = new CallTimes();
        foreach (var visit in service.People.SelectMany(p => p.Visits))
            times.KeepApart(visit);
    }

    /// <summary>Workers of both halves of the day: the first half of the array early, the other late.</summary>
    private static StaffDraft[] Crew(ServiceDraft service, int size)
    {
        var crew = Enumerable.Range(0, size).Select(_ => Staffing.Add(service, "care worker", Staffing.Valid(service))).ToArray();
        var calendar = service.Calendar;
        foreach (var day in calendar.Days(-ServiceBuilder.Before, calendar.Length + ServiceBuilder.After))
        {
            for (var i = 0; i < size; i++)
                crew[i].Shifts.Add(i < size / 2 ? (calendar.At(day, 6, 30), calendar.At(day, 15, 30)) : (calendar.At(day, 15), calendar.At(day, 24, 30)));
        }

        return crew;
    }

    private sealed record Relief(StaffDraft[] Crew)
    {
        public int BusyUntil { get; set; } = int.MinValue;
    }

    private sealed class Run(ServiceDraft service, PersonDraft[] people, int workers, List<Relief> reliefs)
    {
        private readonly StaffDraft[] crew = Crew(service, 2 * workers);
        private readonly Chance chance = service.Chance;

        public void Go()
        {
            var calendar = service.Calendar;
            foreach (var day in calendar.Days(-ServiceBuilder.Before, calendar.Length + ServiceBuilder.After))
            {
                for (var part = 0; part < Parts.Length; part++)
                {
                    var (hour, minute, early, share) = Parts[part];
                    var start = calendar.At(day, hour, minute);
                    if (start >= -ServiceBuilder.Before && start <= calendar.Length)
                        Part(start, part, early ? crew[..workers] : crew[workers..], share);
                }
            }
        }

        private void Part(int start, int part, StaffDraft[] staff, int share)
        {
            var (planned, free) = (start, int.MinValue);
            foreach (var person in people)
            {
                if (!person.IsReserved && !chance.InHundred(share))
                    continue;
                var minutes = part == 3 ? 20 : 5 * chance.Between(4, 8);
                free = Call(person, planned, minutes, part, staff, free);
                planned += (minutes + (5 * chance.Between(2, 3))) * OutageCalendar.Minute;
                if (!person.Traits.HasFlag(Traits.TwoCallsInARow))
                    continue;
                // The same worker comes back for the medicines, with nobody else in between.
                free = Call(person, start + ((minutes + 15) * OutageCalendar.Minute), 20, part, staff, free);
            }
        }

        /// <returns>When the workers are free again.</returns>
        private int Call(PersonDraft person, int planned, int minutes, int part, StaffDraft[] staff, int free)
        {
            var plan = new VisitPlan(service.NextId("V"), person, planned, planned + (minutes * OutageCalendar.Minute), staff.Length)
            {
                Staff = [.. staff],
                TimeCritical = person.Traits.HasFlag(Traits.TimeCriticalVisit) || (!person.IsReserved && chance.InHundred(12)),
                Priority = staff.Length > 1 || person.Traits.HasFlag(Traits.TimeCriticalVisit) ? "P1" : "P2",
                Tasks = Tasks[part],
            };
            person.VisitPlans.Add(plan);
            var at = Math.Max(planned + (chance.Between(-4, 5) * OutageCalendar.Minute), free == int.MinValue ? int.MinValue : free + (4 * OutageCalendar.Minute));
            var reassigned = person.Traits.HasFlag(Traits.Reassigned) || (!person.IsReserved && chance.InThousand(15));
            if (reassigned && staff.Length == 1 && at > 0 && Take(plan) is { } relief)
                return Reassign(plan, staff[0], relief, part, free);
            var visit = Make(plan, at, minutes * chance.Between(85, 108) / 100, staff);
            if (staff.Length > 1 && chance.InHundred(30))
                Apart(visit);
            return visit.Out;
        }

        private Relief? Take(VisitPlan plan)
        {
            var relief = plan.Person.IsReserved ? new Relief(Crew(service, 2)) : reliefs.Find(r => r.BusyUntil < plan.From);
            if (relief is not null)
                relief.BusyUntil = plan.To + (90 * OutageCalendar.Minute);
            return relief;
        }

        /// <summary>Decided on call, in the rota, late with a reason, and somebody made sure that the person was well.</summary>
        private int Reassign(VisitPlan plan, StaffDraft from, Relief relief, int part, int free)
        {
            var to = relief.Crew[part < 2 ? 0 : 1];
            var decided = plan.From - (chance.Between(5, 20) * OutageCalendar.Minute);
            var reason = chance.Pick(IncidentWords.Late);
            service.OnCall.Add(new(service.NextId("OC"), decided, service.Desk.Manager, $"{plan.VisitId} from {from.StaffId} to {to.StaffId}: {reason}", plan.Person.PersonId, plan.VisitId));
            service.RotaChanges.Add(new(service.NextId("RC"), plan.VisitId, decided + (chance.Between(2, 9) * OutageCalendar.Minute), service.Desk.Manager, from, to, reason, true));
            var visit = Make(plan, plan.From + (chance.Between(20, 45) * OutageCalendar.Minute), (plan.To - plan.From) / OutageCalendar.Minute, [to]);
            visit.LateReason = reason;
            visit.FamilyInformedAt = plan.From + (chance.Between(5, 15) * OutageCalendar.Minute);
            visit.WelfareConfirmedAt = plan.From + (chance.Between(6, 18) * OutageCalendar.Minute);
            return free;
        }

        private VisitDraft Make(VisitPlan plan, int at, int minutes, StaffDraft[] staff)
        {
            var visit = new VisitDraft(plan, at - (at % OutageCalendar.Minute), staff[0]) { Staff = [.. staff], Urgency = 1 };
            visit.Out = visit.At + (Math.Max(8, minutes) * OutageCalendar.Minute);
            Place(visit);
            plan.Person.Visits.Add(visit);
            Category[] about = [Category.PersonalCare, Category.Nutrition, Category.Mood];
            var category = chance.Pick(about);
            var text = Phrases.Of(category, plan.Person, plan.Person.Records.Count);
            var note = new RecordDraft(plan.Person, category, visit.Out - (3 * OutageCalendar.Minute), staff[0], text) { Visit = visit };
            if (visit.IsPaper && note.At <= service.Calendar.Length)
                Recording.OnPaper(service, note);
            else
                Recording.Native(service, note);
            plan.Person.Records.Add(note);
            return visit;
        }

        /// <summary>Call monitoring by telephone went on for some.</summary>
        private void Place(VisitDraft visit)
        {
            var monitored = !visit.Person.IsReserved && chance.InHundred(15);
            if (visit.At >= 0 && visit.At <= service.Calendar.Length && !monitored)
                Recording.OnPaper(service, visit);
            else
                Recording.Native(service, visit);
        }

        /// <summary>Each worker of a double-up keeps a row.</summary>
        private void Apart(VisitDraft visit)
        {
            var other = new VisitDraft(visit.Plan, visit.At, visit.Staff[1]) { Out = visit.Out, Urgency = 1 };
            visit.Staff.RemoveAt(1);
            if (visit.IsPaper)
                Recording.OnPaper(service, other);
            else
                Recording.Native(service, other);
            visit.Person.Visits.Add(other);
        }
    }
}

/// <summary>Calls with the same minute in and out would look like times filled in at a desk.</summary>
internal sealed class CallTimes
{
    private readonly HashSet<(int In, int Out)> seen = [];

    /// <summary>One in and one out belong to one row only; where they are taken, the call ended a little earlier, so that the next is not touched.</summary>
    public void KeepApart(VisitDraft visit)
    {
        while (!seen.Add((visit.At, visit.Out)))
            visit.Out -= OutageCalendar.Minute;
    }
}
