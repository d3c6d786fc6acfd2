namespace Reinstate.Grains.Reads;

/// <summary>How many reads were recorded. What they were is read from the log by whoever asks: nothing is decided upon it.</summary>
public sealed record ReadsState(long Count)
{
    /// <summary>Before the first.</summary>
    public static readonly ReadsState None = new(0);
}
