using System.Globalization;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Wording;

namespace Reinstate.Folders.Generation.Building;

/// <summary>The person as in the census and the printed pack.</summary>
internal static class PersonBuilder
{
    public static PersonDraft Build(ServiceDraft service, int index, int serviceIndex)
    {
        var chance = service.Chance;
        var calendar = service.Calendar;
        var version = chance.Between(2, 14);
        var young = service.Type is "supported_living" or "shared_lives";
        var authorised = -(chance.Between(15, 60) * OutageCalendar.Day) + (chance.Between(0, 480) * OutageCalendar.Minute);
        return new(PersonId(service.ServiceId, index), index, service, $"{chance.Pick(Names.First)} {chance.Pick(Names.Last)}")
        {
            Dob = string.Create(CultureInfo.InvariantCulture, $"{(young ? chance.Between(1968, 2004) : chance.Between(1926, 1958))}-{chance.Between(1, 12):D2}-{chance.Between(1, 28):D2}"),
            NhsNumber = NhsNumber((serviceIndex * 1000) + index),
            Unit = service.IsHomecare ? string.Create(CultureInfo.InvariantCulture, $"Run {1 + (index / 4):D2}") : index % 2 == 0 ? "Ground floor" : "First floor",
            Allergies = chance.Pick(Names.Allergies),
            Gp = $"{chance.Pick(Names.Doctors)}, {chance.Pick(Names.Surgeries)}",
            SummaryVersion = version,
            SummaryAuthorisedAt = authorised,
            PrintedVersion = version.ToString(CultureInfo.InvariantCulture),
            PrintedAt = authorised + (chance.Between(1, 14) * OutageCalendar.Day) + (chance.Between(0, 180) * OutageCalendar.Minute),
        };
    }

    public static string PersonId(string serviceId, int index) => string.Create(CultureInfo.InvariantCulture, $"{serviceId}-P{index + 1:D3}");

    /// <summary>From the range 999, which is never issued, with a right check digit; empty where none exists.</summary>
    private static string NhsNumber(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"999{(number * 7919L) % 1_000_000:D6}");
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += (digits[i] - '0') * (10 - i);
        var check = (11 - (sum % 11)) % 11;
        return check == 10 ? "" : $"{digits[..3]} {digits[3..6]} {digits[6..]}{check}";
    }
}
