using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Reads;
using Reinstate.TestHarness;
using Reinstate.V1;

namespace Reinstate.ArchitectureTests;

/// <summary>Every request of the API has somebody who may send it, and somebody who answers.</summary>
public sealed class CommandTests
{
    private static readonly FileDescriptor[] Api =
    [
        OrganisationReflection.Descriptor, IncidentReflection.Descriptor, ServiceReflection.Descriptor, PersonReflection.Descriptor,
        ReconciliationReflection.Descriptor, GovernanceReflection.Descriptor, PlanReflection.Descriptor, ScanReflection.Descriptor,
        ExerciseReflection.Descriptor,
    ];

    /// <summary>Requests that are no command and no question to a fold: what answers them is named.</summary>
    private static readonly Dictionary<string, string> AnsweredElsewhere = new(StringComparer.Ordinal)
    {
        ["WatchRequest"] = "the gateway, from the board's changes",
        ["GetEvidencePackRequest"] = "the evidence pack, from the board's fold",
        ["ExportSubjectAccessRequest"] = "the copy of somebody's data, from the log",
        ["GetExtractRequest"] = "the extract, from the board's fold",
        ["ListRecordReadsRequest"] = "the silo, from the log",
        ["GetPlanRequest"] = "the silo, from the plans' grains",
        ["GetScanRequest"] = "the silo, from the bytes beside the log",
    };

    private static IEnumerable<MethodDescriptor> Methods => Api.SelectMany(file => file.Services).SelectMany(service => service.Methods);

    // What changes something carries a key; a scan that was kept is answered with what was found in its bytes.
    private static bool IsQuestion(MethodDescriptor method) => method.InputType.FindFieldByName("header") is null;

    public static TheoryData<string> Commands => [.. Methods.Where(method => method.OutputType == CommandReply.Descriptor).Select(method => method.InputType.Name)];

    public static TheoryData<string> Queries => [.. Methods.Where(method => IsQuestion(method) && !AnsweredElsewhere.ContainsKey(method.InputType.Name)).Select(method => method.InputType.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Somebody_may_give_the_command(string name)
    {
        var command = Empty(name);
        Assert.NotNull(command.Descriptor.FindFieldByName("header"));
        Assert.NotEmpty(AccessTable.Of(command.Descriptor.FullName)!.Roles);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_aggregate_decides_the_command_and_survives_an_empty_one(string name)
    {
        foreach (var log in (TenantLog[])[new(), Recovering()])
        {
            var command = Empty(name);
            foreach (var (field, id) in (ReadOnlySpan<(string, string)>)[("incident_id", "inc"), ("service_id", "svc"), ("person_id", "p")])
                command.Descriptor.FindFieldByName(field)?.Accessor.SetValue(command, id);
            var answer = log.Execute(command, "staff", AccessTable.Of(command.Descriptor.FullName)!.Roles.Order(StringComparer.Ordinal).First(), Start.AddHours(9));
            Assert.DoesNotContain(answer.Refusal?.Reasons ?? [], reason => reason.Contains(" is not a command of ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void The_board_answers_the_question(string name)
    {
        var (_, refusal) = BoardQueries.Answer(Recovering().View, Empty(name), Start);
        Assert.NotEqual(Catalogue.InvalidArgument, refusal?.Kind);
    }

    [Fact]
    public void Of_every_question_it_is_said_whether_its_answer_shows_somebodys_record()
    {
        var questions = Methods.Where(IsQuestion).Select(method => method.InputType.FullName).Order(StringComparer.Ordinal);
        Assert.Equal(questions, Disclosures.OfNobody.Concat(Disclosures.OfSomebody).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_message_that_is_no_question_is_refused() =>
        Assert.Equal(Catalogue.InvalidArgument, BoardQueries.Answer(Recovering().View, new CommandReply(), Start).Refusal!.Kind);

    [Fact]
    public void A_command_of_another_aggregate_is_refused()
    {
        var decision = new Grains.Incidents.IncidentAggregate().Decide(
            Recovering().View.Incidents["inc"], new SignOffServiceRequest(), new CommandContext("t", Start, "staff", "registered_manager", new Surroundings(Recovering().View.Organisation, null, null)));
        Assert.Contains("is not a command of", Assert.Single(decision.Refusal!.Reasons), StringComparison.Ordinal);
    }

    private static readonly DateTimeOffset Start = new(2026, 3, 14, 8, 0, 0, TimeSpan.Zero);

    private static TenantLog Recovering()
    {
        var log = new TenantLog();
        Do(new RegisterOrganisationRequest { Name = "Acme" });
        Do(new RegisterServicesRequest { Services = { new Facts.V1.ServiceLocation { ServiceId = "svc", Name = "Oakview", Type = "care_home" } } });
        Do(new RegisterPeopleRequest { People = { new Facts.V1.PersonSupported { PersonId = "p", ServiceId = "svc", Name = "Ada" } } });
        Do(new DeclareIncidentRequest { IncidentId = "inc", Kind = "live", Title = "Outage", Systems = { "emar" }, Services = { "svc" }, DetectedAt = Start.ToMoment(), DeclaredAt = Start.ToMoment() });
        Do(new OpenRecoveryRunRequest { IncidentId = "inc", ServiceId = "svc", FrozenAt = Start.ToMoment(), Census = { new RunCensusEntry { PersonId = "p" } } });
        Do(new FreezeExpectedRequest { IncidentId = "inc", PersonId = "p", ServiceId = "svc" });
        return log;

        void Do(IMessage command) => log.Accept(command, "import", "data_import", Start);
    }

    private static IMessage Empty(string name) => Methods.First(method => method.InputType.Name == name).InputType.Parser.ParseFrom(ByteString.Empty);
}
