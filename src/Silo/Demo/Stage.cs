using System.Security.Cryptography;
using System.Text;
using Reinstate.Silo.Client;

namespace Reinstate.Silo.Demo;

/// <summary>What all scenes share: the node, the time, who tells the story, and how fast.</summary>
/// <param name="client">The node's gateway.</param>
/// <param name="organisation">The tenant of the play.</param>
/// <param name="clock">The time of the play.</param>
/// <param name="teller">Tells what happens.</param>
/// <param name="pause">After each sentence; zero for nobody watching.</param>
/// <param name="cancellation">Ends the play.</param>
internal sealed class Stage(NodeClient client, string organisation, PlayClock clock, ITeller teller, TimeSpan pause, CancellationToken cancellation)
{
    private const int LongestKey = 90;
    private string _incident = "";
    private long _position;

    public NodeClient Client => client;

    public string Organisation => organisation;

    public PlayClock Clock => clock;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The last position of the log that an answer named.</summary>
    public long Position => Interlocked.Read(ref _position);

    /// <summary>Keys and sentences belong to this incident from now on.</summary>
    public void Begin(string incident) => _incident = incident;

    /// <summary>The same play gives the same keys, so a command that is repeated after a lost node is done once.</summary>
    public string KeyOf(string what)
    {
        var key = $"demo:{_incident}:{what}";
        return key.Length <= LongestKey ? key : $"{key[..(LongestKey - 17)]}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]}";
    }

    public void Reached(long position)
    {
        for (var seen = Position; position > seen; seen = Position)
        {
            Interlocked.CompareExchange(ref _position, position, seen);
        }
    }

    /// <summary>Tells one sentence, with the time of the play, and lets it be read.</summary>
    public async Task SayAsync(string sentence)
    {
        teller.Say($"{clock.Now:ddd d MMM HH:mm}  {sentence}");
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, cancellation);
        }
    }

    /// <summary>Tells something that belongs to the sentence before.</summary>
    public void Add(string detail) => teller.Say($"                     {detail}");

    /// <summary>Opens a part of the play.</summary>
    public void Headline(string text) => teller.Headline(text);
}
