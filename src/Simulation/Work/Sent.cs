using Reinstate.Contracts.Calls;

namespace Reinstate.Simulation.Work;

/// <summary>A command as its client knows it.</summary>
internal sealed class Sent(string key, Wish wish)
{
    private readonly List<CommandAnswer> _given = [];

    public string Key => key;

    public Wish Wish => wish;

    /// <summary>How often it was handed to a node.</summary>
    public int Deliveries { get; set; }

    /// <summary>Everything that a node answered, heard or not.</summary>
    public IReadOnlyList<CommandAnswer> Given => _given;

    /// <summary>What the client took for the answer.</summary>
    public CommandAnswer? Heard { get; set; }

    public void Add(CommandAnswer answer) => _given.Add(answer);
}
