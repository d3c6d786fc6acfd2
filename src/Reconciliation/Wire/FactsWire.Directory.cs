using System.Globalization;
using Reinstate.Reconciliation.Model;
using static Reinstate.Reconciliation.Wire.WireValues;
using W = Reinstate.Facts.V1;

namespace Reinstate.Reconciliation.Wire;

public static partial class FactsWire
{
    private const string Date = "yyyy-MM-dd";

    public static Shift FromWire(W.Shift m) => new(Text(m.StaffId, "staff_id"), m.ServiceId, Required(m.Start, "start"), Required(m.End, "end"));

    public static W.Shift ToWire(Shift shift) => new()
    {
        StaffId = shift.StaffId,
        ServiceId = shift.ServiceId,
        Start = WireValues.ToWire(shift.Start),
        End = WireValues.ToWire(shift.End),
    };

    public static StaffMember FromWire(W.StaffMember m) => new(Text(m.StaffId, "staff_id"), m.Name, m.Initials, m.Role)
    {
        Services = [.. m.Services],
        Competencies = [.. m.Competencies.Select(c => new Competency(c.Name, Expiry(c.ExpiresOn)))],
    };

    public static W.StaffMember ToWire(StaffMember member) => new()
    {
        StaffId = member.StaffId,
        Name = member.Name,
        Initials = member.Initials,
        Role = member.Role,
        Services = { member.Services },
        Competencies =
        {
            member.Competencies.Select(c => new W.Competency { Name = c.Name, ExpiresOn = c.ExpiresOn?.ToString(Date, CultureInfo.InvariantCulture) ?? "" }),
        },
    };

    public static Person FromWire(W.PersonSupported m) => new(Text(m.PersonId, "person_id"), m.ServiceId, m.Name)
    {
        Dob = m.Dob,
        NhsNumber = m.NhsNumber,
        Unit = m.Unit,
        Allergies = m.Allergies,
        Gp = m.Gp,
        LeaveFrom = Optional(m.LeaveFrom, "leave_from"),
        LeaveTo = Optional(m.LeaveTo, "leave_to"),
        RiskFlags = m.RiskFlags,
        SummaryVersion = m.SummaryVersion,
        SummaryAuthorisedAt = Optional(m.SummaryAuthorisedAt, "summary_authorised_at"),
        PrintedSummaryVersion = m.PrintedSummaryVersion,
        PrintedAt = Optional(m.PrintedAt, "printed_at"),
    };

    public static W.PersonSupported ToWire(Person person) => new()
    {
        PersonId = person.PersonId,
        ServiceId = person.ServiceId,
        Name = person.Name,
        Dob = person.Dob,
        NhsNumber = person.NhsNumber,
        Unit = person.Unit,
        Allergies = person.Allergies,
        Gp = person.Gp,
        LeaveFrom = WireValues.ToWire(person.LeaveFrom),
        LeaveTo = WireValues.ToWire(person.LeaveTo),
        RiskFlags = person.RiskFlags,
        SummaryVersion = person.SummaryVersion,
        SummaryAuthorisedAt = WireValues.ToWire(person.SummaryAuthorisedAt),
        PrintedSummaryVersion = person.PrintedSummaryVersion,
        PrintedAt = WireValues.ToWire(person.PrintedAt),
    };

    public static Service FromWire(W.ServiceLocation m) => new(Text(m.ServiceId, "service_id"), m.Name, m.Type)
    {
        CqcLocationId = m.CqcLocationId,
        Group = m.Group,
        Commissioner = m.Commissioner,
    };

    public static W.ServiceLocation ToWire(Service service) => new()
    {
        ServiceId = service.ServiceId,
        Name = service.Name,
        Type = service.Type,
        CqcLocationId = service.CqcLocationId,
        Group = service.Group,
        Commissioner = service.Commissioner,
    };

    public static ChartCode FromWire(W.ChartCode m) => new(m.ChartFamily, Text(m.Code, "code"), Word<Meaning>(m.Meaning, "meaning"));

    public static W.ChartCode ToWire(ChartCode code) => new() { ChartFamily = code.ChartFamily, Code = code.Code, Meaning = code.Meaning.Name() };

    private static DateOnly? Expiry(string text) => text.Length == 0 ? null
        : DateOnly.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new InvalidFactException("expires_on is not a date.");
}
