namespace Reinstate.Silo.Boards;

/// <summary>What an operator sees of a view.</summary>
internal sealed partial class LiveView
{
    private int _openRuns;

    /// <summary>Where the view stands, and of how many runs the people are at hand; while a turn is under way, of how many they were.</summary>
    public (long Position, int Runs) Shown()
    {
        if (_turn.Wait(0, CancellationToken.None))
        {
            try
            {
                _openRuns = _view.Present.Count;
            }
            finally
            {
                _turn.Release();
            }
        }

        return (_view.Position, _openRuns);
    }
}
