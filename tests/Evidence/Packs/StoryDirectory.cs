using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>The provider of the story.</summary>
internal static class StoryDirectory
{
    public static void Register(Story story) => story
        .Do(new RegisterOrganisationRequest { Name = "Acme Care" }, "import", "data_import")
        .Do(new RegisterServicesRequest
        {
            Services =
            {
                new ServiceLocation { ServiceId = Story.Home, Name = "Oakview House", Type = "care_home", CqcLocationId = "1-2345", Commissioner = "Borchester Council" },
                new ServiceLocation { ServiceId = Story.Branch, Name = "Riverside Branch", Type = "homecare" },
                new ServiceLocation { ServiceId = "elm", Name = "Elm Court", Type = "care_home" },
            },
        }, "import", "data_import")
        .Do(new RegisterPeopleRequest
        {
            People =
            {
                new PersonSupported { PersonId = "p1", ServiceId = Story.Home, Name = "Ada Quill", Unit = "Rose", Allergies = "penicillin", SummaryVersion = "12", PrintedSummaryVersion = "11", PrintedAt = Story.At(6) },
                new PersonSupported { PersonId = "p2", ServiceId = Story.Home, Name = "Ben Larch", Unit = "Rose" },
                new PersonSupported { PersonId = "p3", ServiceId = Story.Branch, Name = "Cleo Marsh" },
            },
        }, "import", "data_import")
        .Do(new RegisterStaffRequest
        {
            Staff =
            {
                Member("mia", "Mia Novak", "MN", "care_worker", Story.Home),
                Member("nell", "Nell Okoro", "NO", "nurse_in_charge", Story.Home),
                Member("dan", "Dan Frost", "DF", "deputy_manager", Story.Home),
                Member("rae", "Rae Mount", "RM", "registered_manager", Story.Home),
                Member("cai", "Cai Penn", "CP", "care_coordinator", Story.Branch),
                Member("col", "Col Reed", "CR", "care_worker", Story.Branch),
                Member("sue", "Sue Wick", "SW", "senior_carer", Story.Branch),
                Member("bea", "Bea Holt", "BH", "branch_manager", Story.Branch),
                Member("gus", "Gus Vale", "GV", "deputy_manager", "elm"),
                Member("quin", "Quin Dale", "QD", "group_quality_director", "elm"),
            },
        }, "import", "data_import")
        .Do(new MapChartCodesRequest
        {
            Codes = { new ChartCode { ChartFamily = "blue", Code = "G", Meaning = "given" }, new ChartCode { ChartFamily = "blue", Code = "R", Meaning = "refused" } },
        }, "import", "data_import")
        .Do(new RegisterShiftsRequest
        {
            Shifts =
            {
                Shift("mia", Story.Home), Shift("nell", Story.Home), Shift("dan", Story.Home), Shift("rae", Story.Home),
                Shift("cai", Story.Branch), Shift("col", Story.Branch), Shift("sue", Story.Branch),
            },
        }, "import", "data_import");

    private static StaffMember Member(string id, string name, string initials, string role, string service) => new()
    {
        StaffId = id,
        Name = name,
        Initials = initials,
        Role = role,
        Services = { service },
        Competencies = { new Competency { Name = "medicines", ExpiresOn = "2027-01-31" } },
    };

    private static Shift Shift(string staff, string service) => new() { StaffId = staff, ServiceId = service, Start = Story.At(6), End = Story.At(22) };
}
