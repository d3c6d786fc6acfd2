using Reinstate.Contracts.Refusals;
using Reinstate.Simulation.World;

namespace Reinstate.Simulation.Work;

/// <summary>
/// The people of the home bring a recovery to its end, all at once and in their own time: what is on paper is entered, questioned, corrected and
/// checked, sometimes without waiting for answers, steps are completed, managers try to sign off too early, and at last somebody enters one more note just when it is signed.
/// </summary>
internal sealed class Recovery(Cluster cluster, Client client, Course course)
{
    private const int Races = 3;

    public async Task PlayAsync()
    {
        foreach (var wish in Setting.Beginning())
        {
            if (await client.SendAsync(wish) is { Refusal: { } code } refused)
            {
                course.Fail($"{wish.Command.Descriptor.Name} was refused at the beginning: {code} {string.Join(" ", refused.Reasons)}");
            }
        }

        await Task.WhenAll(
        [
            .. Duties.OnPaper.Select(one => PaperAsync(one.Person, one.Entry, one.Kind)),
            .. Duties.Unplanned.Where(_ => cluster.Chance.Is(0.4)).Select(one => PaperAsync(one.Person, one.Entry, one.Kind)),
            HurryAsync("bob"), HurryAsync("cyd"),
            PlansAsync("ann"), PlansAsync("bob"), SheetAsync(), StepsAsync(), StormAsync(), ClockAsync(), EarlyAsync("rm"), EarlyAsync("rm2"),
        ]);
        await UntilDoneAsync(Duties.SignOff("rm2"), 3);
        for (var race = 1; race <= Races; race++)
        {
            await RaceAsync($"e-last-{race}");
        }
    }

    private async Task PaperAsync(string person, string entry, string kind)
    {
        await ThinkAsync();
        await client.SendAsync(Duties.Enter(person, entry, kind));
        if (cluster.Chance.Is(0.3))
        {
            await client.SendAsync(Duties.Ask(person, entry, $"q-{entry}"));
            await ThinkAsync();
            await UntilDoneAsync(Duties.Resolve(person, $"q-{entry}"), 3);
        }

        if (cluster.Chance.Is(0.2))
        {
            await ThinkAsync();
            await client.SendAsync(Duties.Correct(person, entry, kind));
        }

        await ThinkAsync();
        await UntilDoneAsync(Duties.Check(person, entry), 4);
    }

    /// <summary>
    /// Commands that rest on each other, sent without waiting for an answer, while somebody else records something of the same person through whichever node.
    /// </summary>
    private async Task HurryAsync(string person)
    {
        await ThinkAsync();
        var (entry, other) = ($"e-{person}-hurried", $"e-{person}-beside");
        await Task.WhenAll(
            client.SendAsync(Duties.Enter(person, other, "mood"), anywhere: true),
            client.SendAsync(Duties.Enter(person, entry, "mood")),
            client.SendAsync(Duties.Correct(person, entry, "mood")),
            client.SendAsync(Duties.Ask(person, entry, $"q-{entry}")));
        await ThinkAsync();
        await UntilDoneAsync(Duties.Resolve(person, $"q-{entry}"), 2);
        await UntilDoneAsync(Duties.Check(person, entry), 4);
        await UntilDoneAsync(Duties.Check(person, other), 4);
    }

    /// <summary>Systems go on telling what is planned while a service recovers, an hour's plan overtaking another's on its way.</summary>
    private async Task PlansAsync(string person)
    {
        for (var hour = 0; hour < 6; hour += 2)
        {
            await ThinkAsync();
            await Task.WhenAll(client.SendAsync(Duties.Plan(person, hour), anywhere: true), client.SendAsync(Duties.Plan(person, hour + 1)));
        }
    }

    private async Task SheetAsync()
    {
        await ThinkAsync();
        await client.SendAsync(Duties.NextDose());
        foreach (var person in Setting.People)
        {
            await client.SendAsync(Duties.Allocate(person));
        }

        await ThinkAsync();
        await client.SendAsync(Duties.Return(1));
        await ThinkAsync();
        await client.SendAsync(Duties.Return(2));
    }

    private async Task StepsAsync()
    {
        foreach (var step in Duties.Steps)
        {
            await UntilDoneAsync(Duties.Complete(step), 12);
        }
    }

    private async Task StormAsync()
    {
        for (var storm = 1; storm <= 3; storm++)
        {
            await ThinkAsync();
            if (cluster.Faults.Strikes(Fault.ConflictStorm))
            {
                await Task.WhenAll(Enumerable.Range(1, 8).Select(i => client.SendAsync(Duties.Note("deputy", $"storm {storm}, note {i}"), anywhere: true)));
            }
        }
    }

    private async Task ClockAsync()
    {
        for (var i = 0; i < 5; i++)
        {
            await ThinkAsync();
            if (cluster.Faults.Strikes(Fault.ClockJump))
            {
                cluster.Time.Jump(cluster.Chance.Between(TimeSpan.FromMinutes(-4), TimeSpan.FromMinutes(10)));
            }
        }
    }

    private async Task EarlyAsync(string staff)
    {
        for (var i = 0; i < 2; i++)
        {
            await ThinkAsync();
            await ThinkAsync();
            await client.SendAsync(Duties.SignOff(staff));
        }
    }

    private async Task RaceAsync(string entry)
    {
        var signing = client.SendAsync(Duties.SignOff("rm"));
        await cluster.Time.Delay(cluster.Chance.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(150)));
        await client.SendAsync(Duties.Enter("bob", entry, "mood"));
        await signing;
        await ThinkAsync();
        await UntilDoneAsync(Duties.Check("bob", entry), 3);
    }

    private async Task UntilDoneAsync(Wish wish, int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            var answer = await client.SendAsync(wish);
            if (answer.Refusal is null || answer.Refusal == Catalogue.AlreadyChecked.Code)
            {
                return;
            }

            await ThinkAsync();
        }
    }

    private Task ThinkAsync() => cluster.Time.Delay(cluster.Chance.Between(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(6)));
}
