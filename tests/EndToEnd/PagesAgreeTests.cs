using System.IO.Compression;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Events.V1;
using Reinstate.Evidence.Packs;
using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.EndToEndTests;

/// <summary>After the three examples were played: what pages are told in several places is the same in all of them, and what the log holds.</summary>
public sealed class PagesAgreeTests(PlayedDemo demo)
{
    private const string Branch = "HB01";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_of_boards_visits_checks_and_pace_agree_with_each_other_and_with_the_log()
    {
        using var folder = new TemporaryFolder();
        await demo.CopyAsync(folder.At("data"));
        var played = await Played.OpenAsync(folder.At("data"));
        var board = played.Ask<GetBoardReply>(new GetBoardRequest());
        Assert.Equal((3, 5), (board.Incidents.Count, board.Runs.Count));
        foreach (var run in board.Runs)
        {
            PrioritiesAddUp(run);
            var queue = played.Ask<GetCheckQueueReply>(new GetCheckQueueRequest { IncidentId = run.IncidentId, ServiceId = run.ServiceId });
            Assert.Equal((0, 0), (queue.Checks.Count, queue.NotYours));
            Assert.All(run.ByPriority, part => Assert.True(part.Completeness.Complete));
            Assert.Equal(played.Events.Where(e => (e.Incident, e.Service) == (run.IncidentId, run.ServiceId)).Max(e => e.Position), run.ChangedPosition);
        }

        foreach (var incident in board.Incidents)
            PaceCounts(played, incident.IncidentId);
        VisitsAreWhatWasFound(played, board.Runs.Single(run => run.ServiceId == Branch).IncidentId);
        ChecksWaitUntilTheyAreMade(played);
    }

    private static void PrioritiesAddUp(RunSummary run)
    {
        foreach (var field in Completeness.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Int32))
        {
            int Value(Completeness? of) => of is null ? 0 : (int)field.Accessor.GetValue(of);
            Assert.Equal((field.Name, Value(run.Completeness)), (field.Name, run.ByPriority.Sum(part => Value(part.Completeness)) + Value(run.NotFrozen)));
        }
    }

    private static void PaceCounts(Played played, string incident)
    {
        var pace = played.Ask<GetPaceReply>(new GetPaceRequest { IncidentId = incident });
        var events = played.Events.Where(e => e.Incident == incident).Select(e => e.Event).ToList();
        var entries = events.OfType<EntriesRecorded>().SelectMany(e => e.Entries).ToList();
        var last = pace.Points[^1];
        Assert.Equal(entries.Count + events.OfType<EntryCorrected>().Count(), last.Recorded);
        Assert.Equal(entries.Count(entry => entry.CheckedBy.Length > 0) + events.OfType<EntryChecked>().Count(), last.Checked);
        Assert.Equal((events.OfType<QueryRaised>().Count(), events.OfType<QueryResolved>().Count()), (last.QueriesRaised, last.QueriesResolved));
        Assert.Equal(events.OfType<RecoveryRunOpened>().SelectMany(e => e.Census).Sum(entry => entry.ExpectedItems), pace.Expected);
        Assert.Equal(pace.Points.Select(point => point.Until.Instant.Seconds).Order().Distinct(), pace.Points.Select(point => point.Until.Instant.Seconds));
        Assert.True(pace.Points.Count > 3);
    }

    private static void VisitsAreWhatWasFound(Played played, string incident)
    {
        var visits = played.Ask<GetVisitsReply>(new GetVisitsRequest { IncidentId = incident, ServiceId = Branch }).Visits;
        var findings = played.Ask<GetFindingsReply>(new GetFindingsRequest { IncidentId = incident }).Findings;

        // The one that was missed is confirmed as omitted by now, which takes the place of the finding.
        Assert.Equal(("missed", "confirmed_omitted"), visits.Where(visit => visit.VisitId == "V045").Select(visit => (visit.State, visit.Outcome)).Single());
        var unwell = visits.Where(visit => visit is { State: "late" or "missed", Planned.TimeCritical: true, WelfareConfirmedAt: null, Outcome: not "confirmed_omitted" }).Select(visit => visit.ItemId).ToList();
        Assert.NotEmpty(unwell);
        Assert.Equal(findings.Where(finding => finding.Rule == 35).Select(finding => finding.ItemId).Order(StringComparer.Ordinal), unwell.Order(StringComparer.Ordinal));
        var alone = visits.Where(visit => visit.Entries.Count > 0 && visit.WorkersSeen < visit.Planned?.WorkersRequired).Select(visit => visit.ItemId).ToList();
        Assert.NotEmpty(alone);
        Assert.Equal(findings.Where(finding => finding.Rule == 34).Select(finding => finding.ItemId).Order(StringComparer.Ordinal), alone.Order(StringComparer.Ordinal));

        // The pack words them from the records themselves.
        var packed = played.Pack(incident).GetProperty("visits_late_or_missed").EnumerateArray()
            .Select(row => (row.GetProperty("visit").GetString()!, row.GetProperty("standing").GetString() == "late" ? "late" : "missed", row.GetProperty("late_by_minutes") is { ValueKind: JsonValueKind.Number } late ? late.GetInt32() : 0));
        Assert.Equal(packed.Order(), visits.Where(visit => visit.State is "late" or "missed").Select(visit => (visit.VisitId, visit.State, visit.MinutesLate)).Order());
    }

    /// <summary>On the way through the play: entries wait from when they are recorded until somebody checks them.</summary>
    private static void ChecksWaitUntilTheyAreMade(Played played)
    {
        var half = played.Until(played.Events.First(e => e.Event is EntryChecked).Position - 1);
        var waiting = half.Incidents.Keys.SelectMany(incident => half.Incidents[incident].Services.Select(service => new GetCheckQueueRequest { IncidentId = incident, ServiceId = service }))
            .Select(request => BoardQueries.Answer(half, request, played.Now).Reply).OfType<GetCheckQueueReply>().Sum(queue => queue.NotYours + queue.Checks.Count);
        var waitingByRecord = half.People.Values.SelectMany(person => person.Records.Values).SelectMany(record => record.Entries.Values).Count(entry => entry.Current is { NeedsCheck: true, CheckedBy.Length: 0 });
        Assert.True(waiting > 0);
        Assert.Equal(waitingByRecord, waiting);
    }

    private sealed class Played(IReadOnlyList<Played.Stored> events)
    {
        private readonly TenantView _view = Fold(events);

        public IReadOnlyList<Stored> Events => events;

        public DateTimeOffset Now => events[^1].Record.Recorded.RecordedAt;

        public static async Task<Played> OpenAsync(string data)
        {
            var store = new StoreAddress.Sqlite(Path.Combine(data, "reinstate.db"));
            await using var log = await Stores.OpenAsync(store, KeyFolder.Of(store), Cancellation);
            var tenant = Assert.Single(await log.TenantsAsync(Cancellation));
            return new([.. (await log.ReadTailAsync(tenant, 0, int.MaxValue, Cancellation)).Select(stored => new Stored(new(stored.Stream, RecordedEvents.Of(stored))))]);
        }

        public T Ask<T>(IMessage question)
            where T : IMessage => (T)BoardQueries.Answer(_view, question, Now).Reply!;

        public TenantView Until(long position) => Fold(events.TakeWhile(e => e.Position <= position));

        public JsonElement Pack(string incident)
        {
            var (draft, _) = EvidenceAnswers.Draft(_view, new GetEvidencePackRequest { IncidentId = incident }, Reader.Whole);
            using var zip = new ZipArchive(new MemoryStream([.. draft!.Unsealed().Zip]), ZipArchiveMode.Read);
            using var body = zip.GetEntry("evidence.json")!.Open();
            return JsonDocument.Parse(body).RootElement;
        }

        private static TenantView Fold(IEnumerable<Stored> of)
        {
            var view = new TenantView("meadowbank-demo");
            foreach (var stored in of)
                view.Apply(stored.Record.Stream, stored.Record.Recorded);
            return view;
        }

        public sealed record Stored(TimelineRecord Record)
        {
            public IMessage Event => Record.Recorded.Event;

            public long Position => Record.Recorded.Position;

            public string Incident => Record.Recorded.Scope.Incident;

            public string Service => Record.Recorded.Scope.Service;
        }
    }
}
