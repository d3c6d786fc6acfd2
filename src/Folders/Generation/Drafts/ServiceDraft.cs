using Reinstate.Folders.Generation.Building;

namespace Reinstate.Folders.Generation.Drafts;

/// <summary>One service with all that will be written of it. Nothing here outlives the writing of the service.</summary>
internal sealed class ServiceDraft(string serviceId, string name, string type, OutageCalendar calendar, Chance chance)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public string ServiceId { get; } = serviceId;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public OutageCalendar Calendar { get; } = calendar;

    public Chance Chance { get; } = chance;

    public bool IsHomecare => string.Equals(Type, "homecare", StringComparison.Ordinal);

    public string CqcLocationId { get; init; } = "";

    public string Group { get; init; } = "";

    public string Commissioner { get; init; } = "";

    /// <summary>The printed chart's key.</summary>
    public string ChartFamily { get; init; } = "";

    /// <summary>Copies carry the system's own words instead of the chart's codes.</summary>
    public bool CopiesInWords { get; init; }

    /// <summary>A tablet that went on working without the network: some rows of the outage are native.</summary>
    public bool HasTablet { get; init; }

    public List<StaffDraft> Staff { get; } = [];

    public Desk Desk { get; set; } = null!;

    public Duty Duty { get; } = new();

    public List<PersonDraft> People { get; } = [];

    public List<SheetDraft> Sheets { get; } = [];

    public List<RotaChangeDraft> RotaChanges { get; } = [];

    public List<OnCallDraft> OnCall { get; } = [];

    /// <summary>In the printed pack without being in the census.</summary>
    public List<string> PrintedStrangers { get; } = [];

    public Paperwork Paperwork { get; set; } = null!;

    /// <summary>The next id of a kind: service, kind, number.</summary>
    public string NextId(string kind) => $"{ServiceId}-{kind}{numbers[kind] = numbers.GetValueOrDefault(kind) + 1}";

    public IEnumerable<EntryDraft> Entries => People.SelectMany(p => p.Entries);
}

/// <summary>Somebody who works at the service. Shifts are from and to.</summary>
internal sealed class StaffDraft(string staffId, string name, string initials, string role)
{
    public string StaffId { get; } = staffId;

    public string Name { get; } = name;

    public string Initials { get; } = initials;

    public string Role { get; } = role;

    public string Competencies { get; init; } = "";

    public List<(int From, int To)> Shifts { get; } = [];

    public bool IsOn(int at) => Shifts.Exists(s => s.From <= at && at <= s.To);

    /// <summary>Neither on shift nor near one.</summary>
    public bool IsFarFromShift(int at, int margin) => !Shifts.Exists(s => s.From - margin <= at && at <= s.To + margin);
}

/// <summary>Who enters and checks. Ring: each checks what the one before entered. The last two are not competent to check.</summary>
internal sealed record Desk(StaffDraft Manager, StaffDraft[] Ring, StaffDraft Expired, StaffDraft Untrained)
{
    public bool Has(StaffDraft member) => member == Manager || member == Expired || member == Untrained || Array.IndexOf(Ring, member) >= 0;
}

internal sealed class SheetDraft(string serial, PersonDraft? person, string kind, int issuedAt, StaffDraft issuedTo, string scan)
{
    public string Serial { get; } = serial;

    public PersonDraft? Person { get; } = person;

    public string Kind { get; } = kind;

    public int IssuedAt { get; } = issuedAt;

    public StaffDraft IssuedTo { get; } = issuedTo;

    public string Scan { get; set; } = scan;

    public int Pages { get; set; } = 1;

    public int? ReturnedAt { get; set; }

    public int? PagesReturned { get; set; }

    /// <summary>Paper rows.</summary>
    public List<EntryDraft> Rows { get; } = [];

    /// <summary>Lines follow the order in which things happened, on the sheet and in its copies.</summary>
    public void NumberLines()
    {
        var ordered = Rows.OrderBy(r => r.At).ThenBy(r => r.Line).ToArray();
        for (var i = 0; i < ordered.Length; i++)
            ordered[i].EditBoth(r => r.Line = i + 1);
    }
}

internal sealed class VisitPlan(string visitId, PersonDraft person, int from, int to, int workers)
{
    public string VisitId { get; } = visitId;

    public PersonDraft Person { get; } = person;

    public int From { get; set; } = from;

    public int To { get; set; } = to;

    public int Workers { get; } = workers;

    public List<StaffDraft> Staff { get; set; } = [];

    public bool TimeCritical { get; init; }

    public string Priority { get; init; } = "P2";

    public string Tasks { get; init; } = "";
}

internal sealed record RotaChangeDraft(string ChangeId, string VisitId, int At, StaffDraft By, StaffDraft From, StaffDraft To, string Reason, bool OnCall);

internal sealed record OnCallDraft(string DecisionId, int At, StaffDraft By, string Decision, string PersonId, string VisitId);
