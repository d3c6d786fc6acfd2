using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Simulation.World;

namespace Reinstate.Simulation.Work;

/// <summary>
/// Sends commands as a careful client does: under a key, and again under the same key until somebody answers. Remembers what it was told.
/// </summary>
internal sealed class Client(Cluster cluster, Course course)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<Sent> _sent = [];

    public IReadOnlyList<Sent> Sent => _sent;

    /// <summary>The answer, after as many deliveries as it takes.</summary>
    /// <param name="wish">What is to be done.</param>
    /// <param name="anywhere">To whichever node, instead of where the aggregate lives.</param>
    public async Task<CommandAnswer> SendAsync(Wish wish, bool anywhere = false)
    {
        var sent = new Sent($"k-{_sent.Count + 1}", wish);
        _sent.Add(sent);
        while (true)
        {
            if (await DeliverAsync(sent, anywhere) is { } answer && !IsPassing(answer))
            {
                sent.Heard = answer;
                if (answer.Refusal is null && cluster.Faults.Strikes(Fault.ReusedKey))
                {
                    await ReuseAsync(sent);
                }

                return answer;
            }

            // Longer each time: clients that come again at once keep a slow database slow.
            await cluster.Time.Delay(cluster.Chance.Between(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2 << Math.Min(sent.Deliveries, 5))));
        }
    }

    /// <summary>Nothing was decided: the same command may come again.</summary>
    public static bool IsPassing(CommandAnswer answer) => answer.Refusal == Catalogue.Unavailable.Code || answer.Refusal == Catalogue.Overloaded.Code || answer.Refusal == Catalogue.Contended.Code;

    private static CommandCall Call(Wish wish, string key) => new(
        Setting.Tenant, wish.Staff, Setting.RoleOf(wish.Staff), key, null, wish.Command.Descriptor.FullName, wish.Command.ToByteArray(), default, Reach.Whole);

    // Null: nobody answered, or nobody heard it.
    private async Task<CommandAnswer?> DeliverAsync(Sent sent, bool anywhere)
    {
        var node = anywhere ? cluster.Any() : cluster.Route(sent.Wish.Kind, sent.Wish.Id);
        var delivery = HandAsync(node, sent);
        if (sent.Deliveries == 1 && cluster.Faults.Strikes(Fault.DuplicatedDelivery))
        {
            _ = HandAsync(cluster.Any(), sent);
        }

        var first = await Task.WhenAny(delivery, node.Died, cluster.Time.Delay(Patience));
        return first == delivery && !cluster.Faults.Strikes(Fault.LostReply) ? await delivery : null;
    }

    private async Task<CommandAnswer?> HandAsync(Node node, Sent sent)
    {
        sent.Deliveries++;
        try
        {
            var answer = await node.ExecuteAsync(sent.Wish.Kind, sent.Wish.Id, Call(sent.Wish, sent.Key));
            sent.Add(answer);
            return answer;
        }
        catch (Exception e)
        {
            course.Fail($"{sent.Key} {sent.Wish.Command.Descriptor.Name}: {e.GetType().Name}: {e.Message}");
            return null;
        }
    }

    private async Task ReuseAsync(Sent sent)
    {
        var other = sent.Wish with { Command = sent.Wish.Command.Descriptor.Parser.ParseFrom(ByteString.Empty) };
        var node = cluster.Route(other.Kind, other.Id);
        var answer = node.ExecuteAsync(other.Kind, other.Id, Call(other, sent.Key));
        if (await Task.WhenAny(answer, node.Died, cluster.Time.Delay(Patience)) == answer
            && await answer is var told && !IsPassing(told) && told.Refusal != Catalogue.IdempotencyKeyReused.Code)
        {
            course.Fail($"{sent.Key} was used for a second command, and the answer was {told.Refusal ?? "yes"}");
        }
    }
}
