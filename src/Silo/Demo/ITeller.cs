using Reinstate.V1;

namespace Reinstate.Silo.Demo;

/// <summary>Tells the play: sentences, and the board as it changes. Safe for concurrent use.</summary>
internal interface ITeller
{
    void Headline(string text);

    void Say(string line);

    /// <summary>A service's row of the board has changed.</summary>
    void Board(RunSummary run);

    /// <summary>Tells while the play runs.</summary>
    Task RunAsync(Func<Task> play);
}
