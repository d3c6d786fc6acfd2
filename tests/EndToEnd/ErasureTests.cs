using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Privacy;
using Reinstate.Events.V1;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.EndToEndTests;

/// <summary>Years after the played incidents a person's records are erased: what is left in the store, in answers, in packs and in copies.</summary>
public sealed class ErasureTests(PostgresCluster postgres, PlayedDemo demo) : IAsyncLifetime
{
    private const string Tenant = "meadowbank-demo";
    private static readonly string Later = "2036-01-01T12:00:00Z";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private KeyFolder Keys => new(_folder.At("keys"));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Once_erased_a_person_is_readable_nowhere_and_the_chain_verifies(string kind)
    {
        var store = kind == "sqlite" ? _folder.At("reinstate.db") : await postgres.AddressAsync();
        if (kind == "sqlite")
            await demo.CopyAsync(_folder.At(""));
        else
            await RunAsync(0, "demo", "--fast", "--store", store, "--keys", _folder.At("keys"));
        var person = await SomebodyAsync(store);
        await using (var node = await NodeProcess.StartAsync("--store", store, "--keys", _folder.At("keys"), "--clock", "demo"))
        {
            using var channel = Client.Channel(node.GrpcAddress, null);
            var officer = new Client(channel, Tenant, "dpo", "data_protection_officer");
            Assert.Contains(person.Name, await PackAsync(officer, person.Incident), StringComparison.Ordinal);
            await RefusedAsync("RETENTION_NOT_OVER", officer, person.Id, "too soon", "2026-01-01");
            officer.Headers.Add("reinstate-clock", Later);
            await RefusedAsync("RETENTION_NOT_OVER", officer, person.Id, "care went on", "2030-01-01");
            await RefusedAsync("INVALID_ARGUMENT", officer, person.Id, "no date", "soon");
            await RefusedAsync("PERSON_UNKNOWN", officer, "nobody", "nobody", "2026-06-01");

            var erased = await EraseAsync(officer, person.Id, "erase", "2026-06-01");
            Assert.Equal(erased.Position, (await EraseAsync(officer, person.Id, "erase", "2026-06-01")).Position);
            await EraseAsync(officer, person.Id, "erase once more", "2026-06-01");

            await AnswersAsync(officer, person);
        }

        await NodeOfTheNextDayAsync(store, person);
        await NothingLeftAsync(store, person);
        Assert.EndsWith(" 0 faults", await RunAsync(0, "verify", "--store", store, "--keys", _folder.At("keys")), StringComparison.Ordinal);
        Assert.EndsWith(" 0 faults", await RunAsync(0, "rebuild", "--store", store, "--keys", _folder.At("keys")), StringComparison.Ordinal);
        await RunAsync(0, "backup", _folder.At("copy"), "--store", store);
        await RunAsync(0, "restore", _folder.At("copy"), "--store", _folder.At("copied.db"));
        await NothingLeftAsync(_folder.At("copied.db"), person);
    }

    [Fact]
    public async Task An_erasure_that_was_interrupted_is_named_by_verify_and_finished_by_whoever_asks_again()
    {
        var store = _folder.At("reinstate.db");
        await demo.CopyAsync(_folder.At(""));
        var person = await SomebodyAsync(store);
        await using (var log = await OpenAsync(store))
        {
            var versions = await log.ReadStreamAsync(Tenant, KeyOwner.SubjectOf(person.Id), 0, Cancellation).CountAsync(Cancellation);
            var decided = new ErasureDecided { CareEndedOn = "2026-06-01", Reason = "over" };
            await log.AppendAsync(
                [new AppendRequest(Tenant, KeyOwner.SubjectOf(person.Id), versions, "cut off", new byte[32], default, new DateTimeOffset(2036, 1, 1, 12, 0, 0, TimeSpan.Zero), "dpo", "data_protection_officer", [new NewEvent(ErasureDecided.Descriptor.FullName, decided.ToByteArray(), "", "")])],
                Cancellation);
        }

        Assert.EndsWith(" 1 faults", await RunAsync(1, "verify", "--store", store, "--keys", _folder.At("keys")), StringComparison.Ordinal);
        await using (var node = await NodeProcess.StartAsync("--store", store, "--keys", _folder.At("keys"), "--clock", "demo"))
        {
            using var channel = Client.Channel(node.GrpcAddress, null);
            await EraseAsync(new Client(channel, Tenant, "dpo", "data_protection_officer"), person.Id, "again", "2026-06-01");
        }

        await NothingLeftAsync(store, person);
        Assert.EndsWith(" 0 faults", await RunAsync(0, "verify", "--store", store, "--keys", _folder.At("keys")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_without_the_master_key_of_its_store_does_not_start_and_names_it_and_keys_wraps_anew()
    {
        var store = _folder.At("reinstate.db");
        await demo.CopyAsync(_folder.At(""));
        var id = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(_folder.At("keys"), "*.master")))[^16..];
        Assert.Equal($"The store is enciphered under the master key {id}, which is not among this node's keys.", await RunAsync(1, "--store", store, "--keys", _folder.At("other"), "--http-port", "0", "--grpc-port", "0"));

        Assert.Matches("^[0-9]+ data keys wrapped anew", await OutputAsync(0, "keys", "--rotate-master", "--store", store, "--keys", _folder.At("keys")));
        File.Delete(Directory.GetFiles(_folder.At("keys"), $"*{id}.master").Single());
        Assert.EndsWith(" 0 faults", await RunAsync(0, "verify", "--store", store, "--keys", _folder.At("keys")), StringComparison.Ordinal);
    }

    private static async Task AnswersAsync(Client officer, Somebody person)
    {
        var organisation = await officer.Organisation.GetOrganisationAsync(new GetOrganisationRequest(), officer.Headers, cancellationToken: Cancellation);
        Assert.DoesNotContain(person.Id, organisation.People.Select(one => one.PersonId));
        Assert.Equal([person.Id], organisation.ErasedPeople);
        Assert.Equal("PERSON_ERASED", await CodeAsync(officer.People.GetPersonRecordAsync(new GetPersonRecordRequest { IncidentId = person.Incident, PersonId = person.Id }, officer.Headers)));
        Assert.Equal("PERSON_ERASED", await CodeAsync(officer.Organisation.RegisterPeopleAsync(
            new RegisterPeopleRequest { Header = Client.Key("register again"), People = { new Facts.V1.PersonSupported { PersonId = person.Id, ServiceId = person.Service, Name = "Somebody else", Dob = "1940-01-01" } } }, officer.Headers)));
        Assert.DoesNotContain(person.Name, await PackAsync(officer, person.Incident), StringComparison.Ordinal);
        var board = await officer.Reconciliation.GetBoardAsync(new GetBoardRequest(), officer.Headers, cancellationToken: Cancellation);
        Assert.True(board.Total.Complete, board.Total.ToString());
    }

    // What a node that starts later answers is what the one before answered, and it can write.
    private async Task NodeOfTheNextDayAsync(string store, Somebody person)
    {
        await using var node = await NodeProcess.StartAsync("--store", store, "--keys", _folder.At("keys"), "--clock", "demo");
        using var channel = Client.Channel(node.GrpcAddress, null);
        await AnswersAsync(new Client(channel, Tenant, "dpo", "data_protection_officer"), person);
    }

    /// <summary>Somebody with records and a name, as the log tells it.</summary>
    private async Task<Somebody> SomebodyAsync(string store)
    {
        await using var log = await OpenAsync(store);
        var events = await log.ReadTailAsync(Tenant, 0, int.MaxValue, Cancellation);
        var frozen = events.Select(e => MessageTypes.ParseEvent(e.Type, e.Content)).OfType<ExpectedItemsFrozen>().First();
        Assert.True(frozen.Person.Name.Length > 5);
        return new Somebody(frozen.Person.PersonId, frozen.Person.Name, frozen.Person.NhsNumber, frozen.IncidentId, frozen.ServiceId);
    }

    private async Task NothingLeftAsync(string store, Somebody person)
    {
        await using var log = await OpenAsync(store);
        var events = await log.ReadTailAsync(Tenant, 0, int.MaxValue, Cancellation);
        Assert.DoesNotContain(events, e => Encoding.UTF8.GetString(e.Content.Span) is var text && (text.Contains(person.Name, StringComparison.Ordinal) || (person.NhsNumber.Length > 0 && text.Contains(person.NhsNumber, StringComparison.Ordinal))));
        var own = events.Where(e => e.Stream == KeyOwner.SubjectOf(person.Id)).ToList();
        Assert.True(own.Count(e => e.IsErased) > 1);
        Assert.All(own.Where(e => e.IsErased), e => Assert.Null(e.OwnKey));
        Assert.Equal(KeyState.Destroyed, (await log.Keys.ToReadAsync(Tenant, [KeyOwner.SubjectOf(person.Id)], Cancellation)).Values.Single().State);
    }

    private async Task<EncipheredLog> OpenAsync(string store) => await Stores.OpenAsync(StoreAddress.Parse(store), Keys, Cancellation);

    private static async Task<CommandReply> EraseAsync(Client officer, string person, string key, string ended) =>
        await officer.People.ErasePersonAsync(Request(person, key, ended), officer.Headers, cancellationToken: Cancellation);

    private static async Task RefusedAsync(string code, Client officer, string person, string key, string ended) =>
        Assert.Equal(code, await CodeAsync(officer.People.ErasePersonAsync(Request(person, key, ended), officer.Headers)));

    private static ErasePersonRequest Request(string person, string key, string ended) => new() { Header = Client.Key(key), PersonId = person, CareEndedOn = ended, Reason = "retention is over" };

    private static async Task<string> CodeAsync<T>(AsyncUnaryCall<T> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call);
        return refused.Trailers.GetValue("reinstate-refusal") ?? refused.Status.Detail;
    }

    // The pages, as a person reads them.
    private static async Task<string> PackAsync(Client officer, string incident)
    {
        using var call = officer.Governance.GetEvidencePack(new GetEvidencePackRequest { IncidentId = incident }, officer.Headers, cancellationToken: Cancellation);
        using var zipped = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(Cancellation))
            zipped.Write(chunk.Data.Span);
        using var zip = new System.IO.Compression.ZipArchive(zipped);
        using var page = new StreamReader(zip.GetEntry("evidence.html")!.Open());
        return await page.ReadToEndAsync(Cancellation);
    }

    private static async Task<string> RunAsync(int exitCode, params string[] arguments) => (await OutputAsync(exitCode, arguments)).TrimEnd().Split('\n')[^1];

    private static async Task<string> OutputAsync(int exitCode, params string[] arguments)
    {
        var (ended, output) = await NodeProcess.RunAsync(arguments);
        Assert.True(exitCode == ended, $"{string.Join(' ', arguments)}: {ended}\n{output}");
        return output;
    }

    private sealed record Somebody(string Id, string Name, string NhsNumber, string Incident, string Service);
}
