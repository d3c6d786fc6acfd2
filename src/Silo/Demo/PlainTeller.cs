using Reinstate.V1;

namespace Reinstate.Silo.Demo;

/// <summary>Where there is no terminal: one line each. A row of the board is printed when it says something new, and not more often than can be read.</summary>
internal sealed class PlainTeller(TextWriter output, TimeProvider time) : ITeller
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(400);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Incident, string Service), (string Line, string State, long At)> _shown = [];
    private readonly Dictionary<(string Incident, string Service), RunSummary> _waiting = [];

    public void Headline(string text) => Write($"\n== {text} ==");

    public void Say(string line)
    {
        Flush(force: false);
        Write(line);
    }

    public void Board(RunSummary run)
    {
        lock (_gate)
        {
            _waiting[(run.IncidentId, run.ServiceId)] = run;
        }

        Flush(force: false);
    }

    public async Task RunAsync(Func<Task> play)
    {
        await play();
        Flush(force: true);
    }

    private void Flush(bool force)
    {
        lock (_gate)
        {
            foreach (var (key, run) in _waiting.ToList())
            {
                var line = BoardRow.Line(run);
                var known = _shown.GetValueOrDefault(key);
                var due = force || known.Line is null || known.State != run.State || time.GetElapsedTime(known.At) >= Between;
                if (line == known.Line || due)
                {
                    _waiting.Remove(key);
                }

                if (line != known.Line && due)
                {
                    _shown[key] = (line, run.State, time.GetTimestamp());
                    output.WriteLine(line);
                }
            }
        }
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
        }
    }
}
