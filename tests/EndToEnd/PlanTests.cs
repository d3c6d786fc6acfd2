using System.Text;
using Grpc.Core;
using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.EndToEndTests;

/// <summary>What a system told ahead: after a restart, after an erasure, in the store.</summary>
public sealed class PlanTests(PostgresCluster postgres) : IAsyncLifetime
{
    private const string Tenant = "planned-care";
    private const string Home = "oak";
    private const string Medicine = "Wolframazepam";

    private static readonly DateTimeOffset Day = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_plan_outlives_the_node_and_not_the_person(string kind)
    {
        var store = kind == "sqlite" ? _folder.At("reinstate.db") : await postgres.AddressAsync();
        GetPlanReply before;
        await using (var node = await StartAsync(store))
        {
            using var channel = Client.Channel(node.GrpcAddress);
            await RegisterAsync(new Client(channel, Tenant, "rm", "registered_manager"));
            var vendor = new Client(channel, Tenant, "emar", "vendor_system", [Home]);
            Assert.All(await TellAsync(vendor, 0), answer => Assert.NotNull(answer.Accepted));

            // Every hour the same: enough for a snapshot of the stream. And once more with a key that was used.
            for (var hour = 1; hour <= 110; hour++)
                Assert.All(await TellAsync(vendor, hour), answer => Assert.NotNull(answer.Accepted));
            var again = await TellAsync(vendor, 110);
            Assert.All(again, answer => Assert.NotNull(answer.Accepted));
            before = await AskAsync(channel);
            Assert.Equal([("ann", 2), ("bob", 2), ("cat", 0)], before.People.Select(planned => (planned.Person.PersonId, planned.ItemsCounted)));
            Assert.Equal("Ann Miller", before.People[0].Person.Name);
        }

        await using (var node = await StartAsync(store))
        {
            using var channel = Client.Channel(node.GrpcAddress);
            Assert.Equal(before.People, (await AskAsync(channel)).People);
            var officer = new Client(channel, Tenant, "dpo", "data_protection_officer");
            await officer.People.ErasePersonAsync(new() { Header = Client.Key("erase"), PersonId = "ann", CareEndedOn = "2010-01-01", Reason = "retention is over" }, officer.Headers, cancellationToken: Cancellation);
            await GoneAsync(channel, before);
        }

        await using (var node = await StartAsync(store))
        {
            using var channel = Client.Channel(node.GrpcAddress);
            await GoneAsync(channel, before);
        }

        await InTheStoreAsync(store);
        Assert.EndsWith(" 0 faults", await RunAsync("verify", "--store", store, "--keys", _folder.At("keys")), StringComparison.Ordinal);
        Assert.EndsWith(" 0 faults", await RunAsync("rebuild", "--store", store, "--keys", _folder.At("keys")), StringComparison.Ordinal);
    }

    private static async Task GoneAsync(Grpc.Net.Client.GrpcChannel channel, GetPlanReply before)
    {
        Assert.Equal(before.People.Skip(1), (await AskAsync(channel)).People);
        var refused = Assert.Single(await TellAsync(new Client(channel, Tenant, "emar", "vendor_system", [Home]), 111, "ann")).Refused;
        Assert.Equal("PERSON_ERASED", refused.Code);
    }

    // Nothing of the erased person is left, of the others nothing is readable without keys, and an hour in which nothing is new is short.
    private async Task InTheStoreAsync(string store)
    {
        await using var log = await Stores.OpenAsync(StoreAddress.Parse(store), new KeyFolder(_folder.At("keys")), Cancellation);
        var plans = (await log.ReadTailAsync(Tenant, 0, int.MaxValue, Cancellation)).Where(e => e.Type == PlanRegistered.Descriptor.FullName).ToList();
        Assert.Equal(["plan/ann", "plan/bob"], plans.Select(e => e.Stream).Distinct().Order(StringComparer.Ordinal));
        Assert.All(plans, e => Assert.DoesNotContain(Medicine, Encoding.Latin1.GetString(e.Data.Span), StringComparison.Ordinal));
        Assert.All(plans, e => Assert.Equal(e.Stream == "plan/ann", e.IsErased));
        var bob = plans.Where(e => e.Stream == "plan/bob").ToList();
        Assert.Equal(111, bob.Count);
        Assert.Contains(Medicine, Encoding.UTF8.GetString(bob[0].Content.Span), StringComparison.Ordinal);
        Assert.All(bob.Skip(1), e => Assert.InRange(e.Data.Length, 1, 100));
        var gone = plans.First(e => e.Stream == "plan/ann");
        Assert.Empty(((PlanRegistered)MessageTypes.ParseEvent(gone.Type, gone.Content)!).Plan.Items);
    }

    private Task<NodeProcess> StartAsync(string store) => NodeProcess.StartAsync("--store", store, "--keys", _folder.At("keys"));

    private static async Task RegisterAsync(Client rm)
    {
        await rm.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("1"), Name = "Planned Care" }, rm.Headers, cancellationToken: Cancellation);
        await rm.Organisation.RegisterServicesAsync(new() { Header = Client.Key("2"), Services = { new ServiceLocation { ServiceId = Home, Name = "Oak", Type = "care_home" } } }, rm.Headers, cancellationToken: Cancellation);
        await rm.Organisation.RegisterPeopleAsync(new()
        {
            Header = Client.Key("3"),
            People = { ((string[])["Ann", "Bob", "Cat"]).Select(name => new PersonSupported { PersonId = name.ToLowerInvariant(), ServiceId = Home, Name = $"{name} Miller" }) },
        }, rm.Headers, cancellationToken: Cancellation);
    }

    private static async Task<List<BulkAnswer>> TellAsync(Client vendor, int hour, params string[] people)
    {
        using var stream = vendor.Bulk.Execute(vendor.Headers, cancellationToken: Cancellation);
        await stream.RequestStream.WriteAsync(new BulkRequest { Commands = { (people.Length > 0 ? people : ["ann", "bob"]).Select(person => new BulkCommand { RegisterPlan = Plan(person, hour) }) } }, Cancellation);
        await stream.RequestStream.CompleteAsync();
        return await stream.ResponseStream.ReadAllAsync(Cancellation).SelectMany(reply => reply.Answers).ToListAsync(Cancellation);
    }

    private static RegisterPlanRequest Plan(string person, int hour) => new()
    {
        Header = Client.Key($"plan {person} {hour}"),
        ServiceId = Home,
        PersonId = person,
        Plan = new PersonPlan
        {
            SourceSystem = "Tallis eMAR",
            AsOf = Client.At(Day.AddHours(hour - 200)),
            From = Client.At(Day),
            To = Client.At(Day.AddDays(7)),
            Items =
            {
                new ExpectedItem { ItemId = $"{person}-1", Dose = new ExpectedDose { MedicineId = "wolf", Medicine = Medicine, DueAt = Client.At(Day.AddHours(9)) } },
                new ExpectedItem { ItemId = $"{person}-2", Record = new ExpectedRecord { Category = "sleep", DueFrom = Client.At(Day.AddHours(22)), DueTo = Client.At(Day.AddHours(31)) } },
                new ExpectedItem { ItemId = $"{person}-3", Dose = new ExpectedDose { MedicineId = "wolfprn", Medicine = Medicine, Prn = true, PrnMax24H = 2 } },
            },
        },
    };

    private static async Task<GetPlanReply> AskAsync(Grpc.Net.Client.GrpcChannel channel)
    {
        var carer = new Client(channel, Tenant, "carer", "care_worker", [Home]);
        return await carer.Plans.GetPlanAsync(new() { ServiceId = Home, From = Client.At(Day.AddHours(8)), To = Client.At(Day.AddHours(32)) }, carer.Headers, cancellationToken: Cancellation);
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var (ended, output) = await NodeProcess.RunAsync(arguments);
        Assert.True(ended == 0, $"{string.Join(' ', arguments)}: {ended}\n{output}");
        return output.TrimEnd().Split('\n')[^1];
    }
}
