using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Ledgers;

/// <summary>What a watched board costs when one more note is entered: of what changed, not of what the service has entered before.</summary>
public sealed class CostOfAChange
{
    private const int NotesEach = 4;
    private const int PeopleInOneMinute = 5;
    private const int Changes = 24;

    [Fact]
    public void A_change_costs_a_board_about_the_same_when_the_service_has_entered_eight_times_as_much()
    {
        var (few, many) = (Home(64), Home(512));
        var (before, after) = (AllocatedByAChange(few), AllocatedByAChange(many));

        // Else nothing is measured: rules beyond one person must have found something about nearly everybody.
        Assert.True(Run(many).RunFindings.Length > 1_500 && Run(few).RunFindings.Length is > 150 and < 500, $"{Run(few).RunFindings.Length} and {Run(many).RunFindings.Length} findings.");
        Assert.True(after < 2 * before, $"{before / 1024} KiB with {64 * NotesEach} notes, {after / 1024} KiB with {512 * NotesEach}.");
    }

    [Fact]
    public void What_is_found_about_everybody_of_one_bulk_is_kept_once()
    {
        var provider = Home(0);
        Register(provider, 300);
        for (var person = 0; person < 300; person++)
            Enter(provider, person, "b", Out.AddHours(2));

        var bulk = Run(provider).RunFindings.Where(finding => finding.Rule == 38).ToList();
        Assert.Equal(300, bulk.Count);
        Assert.All(bulk, finding => Assert.Equal(300, finding.EntryIds.Length));
        Assert.Single(bulk.Select(finding => finding.EntryIds).Distinct());
        Assert.Single(bulk.Select(finding => finding.Explanation).Distinct(ReferenceEqualityComparer.Instance));
        Assert.EndsWith("; and 280 more.", bulk[0].Explanation, StringComparison.Ordinal);
        Assert.Equal(21, bulk[0].Explanation.Split("row ").Length);
    }

    private static Provider Home(int people)
    {
        var provider = Provider.AllClear();
        Register(provider, people);
        for (var number = 0; number < people * NotesEach; number++)
            Enter(provider, number % people, $"n{number / people}", MinuteOf(number));
        return provider;
    }

    private static void Register(Provider provider, int people)
    {
        if (people == 0)
            return;
        provider.By("rm", new RegisterPeopleRequest { People = { Enumerable.Range(0, people).Select(person => Provider.Person(Name(person))) } });
        for (var person = 0; person < people; person++)
            provider.By("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = Name(person), ServiceId = Provider.Home });
    }

    // A few people at each minute, so that every note is of somebody's bulk, and no bulk grows with the home.
    private static DateTimeOffset MinuteOf(int number) => Out.AddMinutes(number / PeopleInOneMinute % 415);

    private static void Enter(Provider provider, int person, string id, DateTimeOffset at) => provider.By("carer", Entries(Name(person), new Entry
    {
        EntryId = id == "b" ? $"b-{person}" : $"{id}-{person}",
        Source = Source.Paper,
        OccurredAt = At(at),
        Precision = Precision.Exact,
        Author = "carer2",
        SheetSerial = Serial,
        Record = new RecordMade { Category = "activities", Text = "Sat in the garden and listened to the radio." },
    }));

    private static long AllocatedByAChange(Provider provider)
    {
        var allocated = 0L;
        for (var i = -4; i < Changes; i++)
        {
            Enter(provider, i + 4, "more", Out.AddMinutes(416));
            provider.Now = provider.Now.AddMinutes(1);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.NotNull(BoardChanges.Run(provider.Log.View, Incident, Provider.Home, provider.Now));
            if (i >= 0)
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return allocated / Changes;
    }

    private static RunView Run(Provider provider) => RunView.Of(provider.Log.View, provider.Log.View.Incidents[Incident], Provider.Home, provider.Now);

    private static string Name(int person) => $"p-{person:D4}";
}
