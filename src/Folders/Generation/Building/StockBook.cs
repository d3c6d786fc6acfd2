using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Building;

/// <summary>
/// Counts of stock before and after all that was given, and for controlled drugs the balance in every row. The closing count is the opening
/// count less what was given and wasted.
/// </summary>
internal static class StockBook
{
    public static void Count(ServiceDraft service)
    {
        var calendar = service.Calendar;
        foreach (var person in service.People)
        {
            foreach (var medicine in person.Medicines.Where(m => m.IsStocked))
            {
                var first = -ServiceBuilder.Before - ((35 + (person.Index % 20)) * OutageCalendar.Minute);
                var last = calendar.Length + ServiceBuilder.After + ((50 + (person.Index % 20)) * OutageCalendar.Minute);
                person.Stock.Add(At(service, medicine, first, medicine.Opening));
                person.Stock.Add(At(service, medicine, last, Balance(person, medicine)));
            }
        }
    }

    private static decimal Balance(PersonDraft person, MedicineDraft medicine)
    {
        var balance = medicine.Opening;
        foreach (var dose in person.Doses.Where(d => d.Medicine == medicine).OrderBy(d => d.At))
        {
            var (before, after) = (balance, balance - dose.Gone);
            if (medicine.Product.Schedule.Length > 0)
                dose.EditBoth(d => (((DoseDraft)d).StockBefore, ((DoseDraft)d).StockAfter) = (before, after));
            balance = after;
        }

        return balance;
    }

    private static StockDraft At(ServiceDraft service, MedicineDraft medicine, int at, decimal count)
    {
        var team = service.Duty.TeamAt(at, at);
        return new(medicine, at, count, team[0], team[1]);
    }
}
