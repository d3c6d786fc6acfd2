using System.Text;
using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Privacy;
using Reinstate.Events.V1;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

/// <summary>Personal data in each store: enciphered, readable with the keys, and gone for ever with a key.</summary>
public abstract partial class LogSuite
{
    private readonly SomeMasterKeys _masters = new();

    private IKeyRows Rows => (IKeyRows)Log;

    [Fact]
    public async Task What_is_said_of_a_person_is_not_in_the_store_and_is_read_again()
    {
        var log = Enciphered();
        await FillRecordsAsync(log, "p-1", "p-2");

        foreach (var stored in await Log.TailAsync())
            Assert.DoesNotContain("Miller", Encoding.Latin1.GetString(stored.Data.Span), StringComparison.Ordinal);
        var read = await log.TailAsync();
        Assert.Equal(["Ann Miller p-1", "Ann Miller p-2"], read.Where(e => e.Stream == "organisation").Select(e => ((PersonRegistered)Event(e)).Person.Name));
        Assert.Equal(["Miller fell p-1", "Miller fell p-1"], [.. (await log.StreamAsync("person/p-1")).Select(e => ((QueryRaised)Event(e)).Text), .. read.Where(e => e.Stream == "incident/out" && ((ContactRecorded)Event(e)).Contact.PersonId == "p-1").Select(e => ((ContactRecorded)Event(e)).Contact.Summary)]);
        Assert.Equal(read.Select(e => e.Show()), (await Log.TailAsync()).Select(e => e.Show()));
        Assert.Equal(4, (await log.ReadScopeAsync(Tenant, "out", "", Cancellation)).Count(e => Encoding.UTF8.GetString(e.Content.Span).Contains("Miller fell", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Read_without_keys_an_enciphered_event_says_so_rather_than_something_else()
    {
        await FillRecordsAsync(Enciphered(), "p-1");
        Assert.All((await Log.TailAsync()).Where(e => Envelope.Is(e.Data.Span)), e => Assert.Throws<EnvelopeDamagedException>(() => e.Content));
    }

    [Fact]
    public async Task Once_a_key_is_destroyed_nothing_of_the_person_is_readable_anywhere_and_the_chain_holds()
    {
        var (log, neighbour) = (Enciphered(), Enciphered());
        await FillRecordsAsync(log, "p-1", "p-2");
        await log.SaveSnapshotAsync(new Snapshot(Tenant, "board", 1, 6, Bytes("Miller")), Cancellation);
        var before = await neighbour.TailAsync();
        Assert.All(before, e => Assert.Contains("Miller", Encoding.UTF8.GetString(e.Content.Span), StringComparison.Ordinal));

        await log.Keys.DestroyAsync(Tenant, "person/p-1", Cancellation);
        await log.AppendAsync(Of("organisation", 2, "erased", new PersonErased { PersonId = "p-1" }));

        foreach (var one in (EncipheredLog[])[log, neighbour, Enciphered()])
        {
            var tail = await one.TailAsync();
            Assert.DoesNotContain(tail, e => Encoding.UTF8.GetString(e.Content.Span).Contains("Miller p-1", StringComparison.Ordinal) || Encoding.UTF8.GetString(e.Content.Span).Contains("fell p-1", StringComparison.Ordinal));
            Assert.Equal(["person/p-1"], tail.Where(e => e.IsErased).Select(e => e.Stream));
            Assert.Equal("p-1", ((PersonRegistered)Event(tail[0])).Person.PersonId);
            Assert.Equal(3, tail.Count(e => Encoding.UTF8.GetString(e.Content.Span).Contains("Miller", StringComparison.Ordinal)));
            Assert.Null(await one.LoadSnapshotAsync(Tenant, "board", 1, Cancellation));
        }

        Assert.Empty(await FaultsAsync(Tenant));
        Assert.Null((await log.TailAsync())[0].OwnKey);
    }

    [Fact]
    public async Task Nothing_is_appended_about_somebody_whose_key_was_destroyed_and_the_rest_of_the_batch_is()
    {
        var log = Enciphered();
        await FillRecordsAsync(log, "p-1", "p-2");
        await log.Keys.DestroyAsync(Tenant, "person/p-1", Cancellation);

        var outcomes = await log.AppendAsync([Record("p-1", 1), Append("note", 0, "note"), Record("p-2", 1)], Cancellation);

        Assert.IsType<AppendOutcome.Conflict>(outcomes[0]);
        Assert.IsType<AppendOutcome.Appended>(outcomes[1]);
        Assert.IsType<AppendOutcome.Appended>(outcomes[2]);
        Assert.Single(await log.StreamAsync("person/p-1"));
    }

    [Fact]
    public async Task What_was_planned_for_a_person_is_theirs_and_goes_with_their_key()
    {
        var log = Enciphered();
        await FillRecordsAsync(log, "p-1", "p-2");
        foreach (var person in (string[])["p-1", "p-2"])
        {
            Assert.IsType<AppendOutcome.Appended>(await log.AppendAsync(Planned(person, 0, new Facts.V1.ExpectedItem { ItemId = "Miller's dose" })));
            Assert.IsType<AppendOutcome.Appended>(await log.AppendAsync(Planned(person, 1)));
        }

        Assert.All(await Log.TailAsync(), e => Assert.DoesNotContain("Miller", Encoding.Latin1.GetString(e.Data.Span), StringComparison.Ordinal));
        await log.Keys.DestroyAsync(Tenant, "person/p-1", Cancellation);

        Assert.IsType<AppendOutcome.Conflict>(await log.AppendAsync(Planned("p-1", 2, new Facts.V1.ExpectedItem { ItemId = "another" })));
        Assert.Equal([true, true], (await log.StreamAsync("plan/p-1")).Select(e => e.IsErased));
        Assert.Equal([false, false], (await log.StreamAsync("plan/p-2")).Select(e => e.IsErased));
        Assert.Equal("Miller's dose", ((PlanRegistered)Event((await log.StreamAsync("plan/p-2"))[0])).Plan.Items.Single().ItemId);
        Assert.Empty(await FaultsAsync(Tenant));
    }

    [Fact]
    public async Task Nodes_that_meet_somebody_at_the_same_time_agree_on_one_key()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => Enciphered()).ToArray();
        await Task.WhenAll(nodes.Select((node, n) => Task.Run(
            async () =>
            {
                for (var p = 0; p < 25; p++)
                    Assert.IsType<AppendOutcome.Appended>(await node.AppendAsync(Of($"incident/of-{n}-{p}", 0, $"{n} {p}", Contact($"p-{p}", $"{n} heard of Miller {p}"))));
            },
            Cancellation)));

        Assert.All(await Enciphered().TailAsync(), e => Assert.EndsWith(((ContactRecorded)Event(e)).Contact.PersonId[2..], ((ContactRecorded)Event(e)).Contact.Summary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replaced_master_key_is_needed_no_more_once_all_is_wrapped_anew_and_what_was_destroyed_stays_so()
    {
        var log = Enciphered();
        await FillRecordsAsync(log, "p-1", "p-2");
        await log.Keys.DestroyAsync(Tenant, "person/p-2", Cancellation);
        var old = _masters.Current;
        _masters.Add();

        Assert.Equal(1, await log.Keys.RewrapAsync(Tenant, Cancellation));
        Assert.Equal(0, await log.Keys.RewrapAsync(Tenant, Cancellation));
        _masters.Forget(old);

        var tail = await Enciphered().TailAsync();
        Assert.Equal("Miller fell p-1", ((QueryRaised)Event(tail.Single(e => e.Stream == "person/p-1"))).Text);
        Assert.True(tail.Single(e => e.Stream == "person/p-2").IsErased);
    }

    [Fact]
    public async Task Without_the_master_key_nothing_is_readable_and_the_one_that_is_missing_is_named()
    {
        await FillRecordsAsync(Enciphered(), "p-1");
        var id = _masters.Current.Id;
        _masters.Add();
        _masters.Forget(_masters.Find(id)!);

        var log = Enciphered();
        var tail = await log.TailAsync();
        Assert.Equal(id, Assert.Throws<MasterKeyMissingException>(() => tail[0].Content).Id);
        await Assert.ThrowsAsync<MasterKeyMissingException>(async () => await log.AppendAsync(Record("p-1", 1)));
        await Assert.ThrowsAsync<MasterKeyMissingException>(async () => await log.Keys.CheckAsync([Tenant], Cancellation));
        await Assert.ThrowsAsync<MasterKeyMissingException>(async () => await log.Keys.RewrapAsync(Tenant, Cancellation));
    }

    [Fact]
    public async Task A_key_that_another_organisation_or_person_has_opens_nothing()
    {
        await FillRecordsAsync(Enciphered(), "p-1", "p-2");
        var rows = (await Rows.FindKeysAsync(Tenant, ["person/p-1", "person/p-2"], Cancellation)).ToDictionary(row => row.Subject, StringComparer.Ordinal);
        Assert.Empty(await Rows.FindKeysAsync("other", [.. rows.Keys], Cancellation));

        await Rows.AddKeysAsync("other", [.. rows.Values], Cancellation);
        await Rows.RewrapKeysAsync(Tenant, [(rows["person/p-1"], rows["person/p-2"])], Cancellation);

        var log = Enciphered();
        Assert.All((await log.TailAsync()).Take(3), e => Assert.Throws<KeyDamagedException>(() => e.Content));
        Assert.Equal(KeyState.Damaged, (await log.Keys.ToReadAsync("other", ["person/p-1"], Cancellation))["person/p-1"].State);
    }

    [Fact]
    public async Task A_backup_carries_keys_as_they_are_wrapped_and_what_was_destroyed_is_so_in_the_copy()
    {
        var log = Enciphered();
        await FillRecordsAsync(log, "p-1", "p-2");
        await log.Keys.DestroyAsync(Tenant, "person/p-2", Cancellation);
        using var folder = new BackupFolder();
        await LogBackup.WriteAsync(log, folder.At("backup"), Cancellation);
        Assert.All(Directory.GetFiles(folder.At("backup")), file => Assert.DoesNotContain("Miller", File.ReadAllText(file), StringComparison.Ordinal));

        await using var copy = await OpenEmptyAsync();
        await ((IKeyRows)copy).AddKeysAsync(Tenant, [new KeyRow("person/p-1", "left", Bytes("by a node that wrote nothing under it"))], Cancellation);
        await LogBackup.RestoreAsync(copy, folder.At("backup"), Cancellation);

        var read = await new EncipheredLog(copy, new DataKeys((IKeyRows)copy, _masters, TimeProvider.System)).TailAsync();
        Assert.Equal("Miller fell p-1", ((QueryRaised)Event(read.Single(e => e.Stream == "person/p-1"))).Text);
        Assert.True(read.Single(e => e.Stream == "person/p-2").IsErased);
    }

    [Fact]
    public async Task Snapshots_are_enciphered_and_one_that_is_not_counts_as_none()
    {
        var log = Enciphered();
        await log.SaveSnapshotAsync(new Snapshot(Tenant, "board", 1, 6, Bytes("Miller")), Cancellation);
        await Log.SaveSnapshotAsync(new Snapshot(Tenant, "plain", 1, 6, Bytes("Miller")), Cancellation);

        Assert.DoesNotContain("Miller", Encoding.Latin1.GetString((await Log.LoadSnapshotAsync(Tenant, "board", 1, Cancellation))!.Data.Span), StringComparison.Ordinal);
        Assert.Equal("Miller"u8.ToArray(), (await log.LoadSnapshotAsync(Tenant, "board", 1, Cancellation))!.Data.ToArray());
        Assert.Null(await log.LoadSnapshotAsync(Tenant, "plain", 1, Cancellation));
        Assert.Null(await log.LoadSnapshotAsync(Tenant, "board", 2, Cancellation));
    }

    private EncipheredLog Enciphered() => new((IPortableLog)Log, new DataKeys(Rows, _masters, TimeProvider.System));

    private static IMessage Event(StoredEvent stored) => MessageTypes.ParseEvent(stored.Type, stored.Content)!;

    private static ContactRecorded Contact(string person, string summary) => new() { ServiceId = "home", Contact = new() { ContactId = "c", PersonId = person, Summary = summary } };

    private static AppendRequest Record(string person, long expected) =>
        Of($"person/{person}", expected, $"{person} {expected}", new QueryRaised { IncidentId = "out", ServiceId = "home", QueryId = "q", Text = $"Miller fell {person}" });

    private static AppendRequest Planned(string person, long expected, params Facts.V1.ExpectedItem[] items) => Of(
        $"plan/{person}", expected, $"plan {person} {expected}", new PlanRegistered { ServiceId = "oak", PersonId = person, Plan = new Facts.V1.PersonPlan { SourceSystem = "emar", Items = { items } } });

    private static AppendRequest Of(string stream, long expected, string key, IMessage message) => Append(stream, expected, key, 0) with
    {
        Events = [new NewEvent(message.Descriptor.FullName, message.ToByteArray(), stream is "organisation" ? "" : "out", "")],
    };

    // Three events for each: in the directory, in the incident, in the own record.
    private static async Task FillRecordsAsync(EncipheredLog log, params string[] people)
    {
        for (var i = 0; i < people.Length; i++)
        {
            var outcomes = await log.AppendAsync(
                [
                    Of("organisation", i, $"register {people[i]}", new PersonRegistered { Person = new() { PersonId = people[i], ServiceId = "home", Name = $"Ann Miller {people[i]}" } }),
                    Of("incident/out", i, $"contact {people[i]}", Contact(people[i], $"Miller fell {people[i]}")),
                    Record(people[i], 0),
                ],
                Cancellation);
            Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        }
    }

    private sealed class SomeMasterKeys : IMasterKeys
    {
        private readonly List<MasterKey> _keys = [MasterKey.Create()];

        public MasterKey Current => _keys[^1];

        public MasterKey? Find(string id) => _keys.Find(key => key.Id == id);

        public void Add() => _keys.Add(MasterKey.Create());

        public void Forget(MasterKey key) => _keys.Remove(key);
    }
}
