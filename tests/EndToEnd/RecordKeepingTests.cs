using System.IO.Compression;
using System.Text;
using Grpc.Core;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.EndToEndTests;

/// <summary>After the played incidents somebody asks for what is held about them, a court for its being kept, and in the end it goes.</summary>
public sealed class RecordKeepingTests(PlayedDemo demo) : IDisposable
{
    private const string Tenant = "meadowbank-demo";
    private const string Later = "2036-01-01T12:00:00Z";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_names_nobody_else_a_hold_is_not_passed_and_an_erasure_leaves_nothing_to_copy()
    {
        string[] store = ["--store", _folder.At("reinstate.db"), "--keys", _folder.At("keys")];
        await demo.CopyAsync(_folder.At(""));
        await using (var node = await NodeProcess.StartAsync([.. store, "--clock", "demo"]))
        {
            using var channel = Client.Channel(node.GrpcAddress, null);
            var officer = new Client(channel, Tenant, "dpo", "data_protection_officer");
            var retention = await officer.Organisation.GetRetentionAsync(new(), officer.Headers, cancellationToken: Cancellation);
            Assert.Equal(retention.People.Count, retention.Counts.Single(count => count.Standing == "end_of_care_unknown").People);
            var subject = retention.People.First(person => person.LastIncidentId.Length > 0 && person.OpenIncidentIds.Count == 0);

            var copy = await CopyAsync(officer, subject.PersonId);
            Assert.Equal(copy.Zip, (await CopyAsync(officer, subject.PersonId, copy.Position)).Zip);
            await NobodyElseAsync(officer, subject, copy.Zip);
            Assert.Equal("ROLE_NOT_ALLOWED", await CodeAsync(() => CopyAsync(officer.As("carer", "care_worker"), subject.PersonId)));
            Assert.Equal("OUT_OF_REACH", await CodeAsync(() => CopyAsync(officer.As("rm", "registered_manager", [subject.ServiceId]), subject.PersonId)));
            Assert.Equal("PERSON_UNKNOWN", await CodeAsync(() => CopyAsync(officer, "nobody")));
            var reads = await officer.People.ListRecordReadsAsync(new() { IncidentId = subject.LastIncidentId, PersonId = subject.PersonId }, officer.Headers, cancellationToken: Cancellation);
            Assert.Contains(reads.Reads, read => (read.Method, read.Extent, read.Actor) == ("ExportSubjectAccess", "person", "dpo"));

            await HoldAndEraseAsync(officer, subject.PersonId);

            var extract = await officer.Governance.GetExtractAsync(new() { Format = "csv" }, officer.Headers, cancellationToken: Cancellation);
            Assert.Equal(("extract.csv", "text/csv"), (extract.FileName, extract.MediaType));
            Assert.StartsWith("number,kind,month,", extract.Data.ToStringUtf8(), StringComparison.Ordinal);
        }

        Assert.EndsWith(" 0 faults", await RunAsync("verify", store), StringComparison.Ordinal);
        Assert.EndsWith(" 0 faults", await RunAsync("rebuild", store), StringComparison.Ordinal);
    }

    private static async Task HoldAndEraseAsync(Client officer, string person)
    {
        await officer.Organisation.RecordEndOfCareAsync(new() { Header = Client.Key("ended"), PersonId = person, CareEndedOn = "2026-01-01", Reason = "moved away" }, officer.Headers, cancellationToken: Cancellation);
        await officer.Organisation.PlaceLegalHoldAsync(new() { Header = Client.Key("hold"), HoldId = "h-1", PersonId = person, Reference = "COR/114", Reason = "an inquest" }, officer.Headers, cancellationToken: Cancellation);
        officer.Headers.Add("reinstate-clock", Later);
        Assert.Equal("held", (await RowAsync(officer, person)).Standing);
        Assert.Equal("LEGAL_HOLD", await CodeAsync(async () => await EraseAsync(officer, person, "too soon")));
        await officer.Organisation.LiftLegalHoldAsync(new() { Header = Client.Key("lift"), HoldId = "h-1", Reason = "the inquest is over" }, officer.Headers, cancellationToken: Cancellation);
        Assert.Equal("due", (await RowAsync(officer, person)).Standing);
        await EraseAsync(officer, person, "erase");
        Assert.Equal("PERSON_ERASED", await CodeAsync(() => CopyAsync(officer, person)));
        Assert.Equal("PERSON_ERASED", await CodeAsync(async () => await officer.Organisation.PlaceLegalHoldAsync(
            new() { Header = Client.Key("late"), HoldId = "h-2", PersonId = person, Reference = "COR/115", Reason = "too late" }, officer.Headers, cancellationToken: Cancellation)));
        var hold = (await officer.Organisation.GetLegalHoldsAsync(new(), officer.Headers, cancellationToken: Cancellation)).Holds.Single();
        Assert.Equal(("", "", true), (hold.Reference, hold.Reason, hold.Lifted));
        Assert.Equal([person], (await officer.Organisation.GetRetentionAsync(new(), officer.Headers, cancellationToken: Cancellation)).ErasedPeople);
    }

    private static async Task NobodyElseAsync(Client officer, PersonRetention subject, byte[] copy)
    {
        var organisation = await officer.Organisation.GetOrganisationAsync(new(), officer.Headers, cancellationToken: Cancellation);
        var others = organisation.People.Where(person => person.PersonId != subject.PersonId).Select(person => person.Name).Concat(organisation.Staff.Select(staff => staff.Name)).ToList();
        Assert.NotEmpty(others);
        using var zip = new ZipArchive(new MemoryStream(copy));
        Assert.Contains(zip.Entries, entry => entry.FullName == "subject-access.pdf");
        foreach (var entry in zip.Entries.Where(entry => Path.GetExtension(entry.FullName) is ".html" or ".json" or ".csv" or ".txt"))
        {
            using var body = new StreamReader(entry.Open(), Encoding.UTF8);
            var text = await body.ReadToEndAsync(Cancellation);
            Assert.All(others, name => Assert.False(text.Contains(name, StringComparison.OrdinalIgnoreCase), $"{entry.FullName}: {name}"));
            if (entry.FullName is "subject-access.html" or "subject-access.json")
                Assert.Contains(subject.Name, text, StringComparison.Ordinal);
        }
    }

    private static async Task<(byte[] Zip, long Position)> CopyAsync(Client client, string person, long position = 0)
    {
        using var call = client.People.ExportSubjectAccess(new() { PersonId = person, AsOfPosition = position }, client.Headers, cancellationToken: Cancellation);
        using var zip = new MemoryStream();
        var at = 0L;
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            zip.Write(chunk.Data.Span);
            at = chunk.Position;
        }

        return (zip.ToArray(), at);
    }

    private static async Task<PersonRetention> RowAsync(Client officer, string person) =>
        (await officer.Organisation.GetRetentionAsync(new() { PageSize = 1000 }, officer.Headers, cancellationToken: Cancellation)).People.Single(one => one.PersonId == person);

    private static async Task<CommandReply> EraseAsync(Client officer, string person, string key) =>
        await officer.People.ErasePersonAsync(new() { Header = Client.Key(key), PersonId = person, Reason = "the time is over" }, officer.Headers, cancellationToken: Cancellation);

    private static async Task<string> CodeAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        return refused.Trailers.GetValue("reinstate-refusal") ?? refused.Status.Detail;
    }

    private static async Task<string> RunAsync(string command, string[] arguments)
    {
        var (ended, output) = await NodeProcess.RunAsync([command, .. arguments]);
        Assert.True(ended == 0, $"{command}: {ended}\n{output}");
        return output.TrimEnd().Split('\n')[^1];
    }
}
