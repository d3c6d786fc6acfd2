using System.Globalization;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Faults;
using Reinstate.Folders.Generation.Wording;

namespace Reinstate.Folders.Generation.Building;

/// <summary>What is to be made: a service of a type and size, and the faults that will be planted in it.</summary>
internal sealed record ServiceOrder(int Index, string Type, int People, IReadOnlyList<PlannedFault> Faults);

/// <summary>
/// Builds one clean service. Everything follows from the seed and the service's place, so services can be built in any order and none
/// needs another.
/// </summary>
internal static class ServiceBuilder
{
    /// <summary>Care is recorded from so many seconds before contingency to so many after restoration; paper only in between.</summary>
    public const int Before = 60 * OutageCalendar.Minute;
    public const int After = 30 * OutageCalendar.Minute;

    public static ServiceDraft Build(ServiceOrder order, OutageCalendar calendar, ulong seed)
    {
        var chance = Chance.Of(seed, 2, order.Index);
        var id = IdOf(order);
        var service = new ServiceDraft(id, $"{chance.Pick(Names.Houses)} {Names.TypeName(order.Type)}", order.Type, calendar, chance)
        {
            CqcLocationId = string.Create(CultureInfo.InvariantCulture, $"1-9{order.Index:D9}"),
            Group = Names.Groups[order.Index / 7 % Names.Groups.Length],
            Commissioner = chance.Pick(Names.Councils),
            ChartFamily = chance.InHundred(60) ? ChartKeys.Letters : ChartKeys.Numbers,
            CopiesInWords = chance.InHundred(40),
            HasTablet = chance.InHundred(40),
        };
        service.Desk = Staffing.Desk(service, order.People);
        for (var i = 0; i < order.People; i++)
            service.People.Add(PersonBuilder.Build(service, i, order.Index));
        foreach (var fault in order.Faults)
        {
            foreach (var person in fault.People)
            {
                service.People[person].Traits |= fault.Planter.Needs(fault.Face);
                service.People[person].IsReserved = true;
            }
        }

        if (service.IsHomecare)
        {
            HomecareRuns.Build(service);
        }
        else
        {
            Staffing.Teams(service, order.People);
            foreach (var person in service.People)
                HomeDay.Build(service, person);
        }

        foreach (var person in service.People.Where(p => !p.IsReserved && chance.InThousand(40)))
            person.Contacts.Add(new(service.NextId("CT"), chance.Between(0, calendar.Length), "family", chance.Pick(IncidentWords.FamilyContacts), "paper"));
        service.Paperwork = Paperwork.Settle(service);
        StockBook.Count(service);
        return service;
    }

    public static string IdOf(ServiceOrder order)
    {
        var prefix = order.Type switch
        {
            "nursing_home" => "NH",
            "care_home" => "CH",
            "supported_living" => "SL",
            "extra_care" => "EC",
            "homecare" => "HC",
            _ => "SH",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{order.Index + 1:D5}");
    }
}
