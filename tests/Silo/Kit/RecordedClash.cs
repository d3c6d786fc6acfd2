using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Storage.Log;
using Reinstate.TestHarness;
using Reinstate.V1;

namespace Reinstate.SiloTests.Kit;

/// <summary>Two branches of one incident, one call each, written into a real log as it happens; one worker can be at both.</summary>
internal sealed class RecordedClash(ILog log)
{
    public const string Incident = "storm";

    public static readonly DateTimeOffset Out = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);

    private readonly TenantLog _decided = new(Bench.Tenant);
    private int _stored;

    public DateTimeOffset Now { get; private set; } = Out.AddHours(5);

    public async Task PlanAsync()
    {
        Do(new RegisterOrganisationRequest { Name = "Calls and Care" });
        Do(new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = "north", Name = "North", Type = "homecare" }, new ServiceLocation { ServiceId = "south", Name = "South", Type = "homecare" } } });
        Do(new RegisterPeopleRequest { People = { new PersonSupported { PersonId = "n1", ServiceId = "north", Name = "N" }, new PersonSupported { PersonId = "s1", ServiceId = "south", Name = "S" } } });
        Do(new RegisterStaffRequest { Staff = { ((string[])["bea", "wes", "kit"]).Select(id => new StaffMember { StaffId = id, Name = id, Initials = id, Role = "branch_manager", Services = { "north", "south" } }) } });
        Do(new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Rostering down", Systems = { "rostering" }, Services = { "north", "south" }, DeclaredAt = Out.ToMoment() });
        Do(new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = Out.ToMoment() });
        foreach (var (service, person) in (ReadOnlySpan<(string, string)>)[("north", "n1"), ("south", "s1")])
        {
            var call = new ExpectedVisit { VisitId = $"v-{person}", Start = Out.AddHours(1).ToMoment(), End = Out.AddHours(1.5).ToMoment(), WorkersRequired = 1 };
            Do(new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = service, FrozenAt = Out.ToMoment(), Census = { new RunCensusEntry { PersonId = person, ExpectedItems = 1 } } });
            Do(new FreezeExpectedRequest { IncidentId = Incident, PersonId = person, ServiceId = service, Items = { new ExpectedItem { ItemId = $"call-{person}", Visit = call } } });
        }

        Do(new RecordRestorationRequest { IncidentId = Incident, System = "rostering", RestoredAt = Out.AddHours(4).ToMoment() });
        await StoreAsync();
    }

    /// <summary>The call of a person, recorded from a file as the import does it.</summary>
    public async Task CallAsync(string service, string person, DateTimeOffset at, bool again = false)
    {
        Now = Now.AddMinutes(1);
        var entry = new Entry
        {
            EntryId = $"e-{person}", Source = Source.Paper, Precision = Precision.Exact, OccurredAt = at.ToMoment(), Author = "wes", TranscribedBy = "kit", CheckedBy = "bea",
            EnteredAt = Out.AddHours(4.1).ToMoment(), CheckedAt = Out.AddHours(4.5).ToMoment(), SheetSerial = "S1",
            Visit = new VisitMade { VisitId = $"v-{person}", StaffIds = { "wes" }, ActualOut = at.AddMinutes(30).ToMoment() },
        };
        IMessage recorded = again
            ? new EntryCorrected { IncidentId = Incident, ServiceId = service, Entry = entry, Reason = "misread" }
            : new EntriesRecorded { IncidentId = Incident, ServiceId = service, Entries = { entry }, Imported = true };
        _decided.Append("person", person, recorded, new EventScope(Incident, service), "import", "data_import", Now, $"call-{Now:HHmm}");
        await StoreAsync();
    }

    private void Do(IMessage command) => _decided.Accept(command, "bea", "branch_manager", Now);

    private async Task StoreAsync()
    {
        for (; _stored < _decided.Events.Count; _stored++)
        {
            var (stream, e) = _decided.Events[_stored];
            var outcomes = await log.AppendAsync(
                [new AppendRequest(
                    Bench.Tenant, stream, e.Version - 1, $"k{_stored}", new byte[32], ReadOnlyMemory<byte>.Empty, e.RecordedAt, e.Actor, e.Role,
                    [new NewEvent(e.Event.Descriptor.FullName, e.Event.ToByteArray(), e.Scope.Incident, e.Scope.Service)])],
                TestContext.Current.CancellationToken);
            Assert.IsType<AppendOutcome.Appended>(Assert.Single(outcomes));
        }
    }
}
