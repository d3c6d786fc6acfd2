using Reinstate.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Reinstate.Silo.Demo;

/// <summary>On a terminal: the group board as a table that changes, with the latest sentences under it; what was told stays above when the play ends.</summary>
internal sealed class LiveTeller(IAnsiConsole console) : ITeller
{
    private const int SentencesShown = 14;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Incident, string Service), RunSummary> _runs = [];
    private readonly List<string> _told = [];
    private LiveDisplayContext? _live;

    public void Headline(string text) => Say($"== {text} ==");

    public void Say(string line) => Change(() => _told.Add(line));

    public void Board(RunSummary run) => Change(() => _runs[(run.IncidentId, run.ServiceId)] = run);

    public async Task RunAsync(Func<Task> play)
    {
        await console.Live(View()).AutoClear(true).StartAsync(async live =>
        {
            _live = live;
            await play();
        });
        _live = null;
        foreach (var line in _told)
        {
            console.WriteLine(line);
        }

        console.Write(Table());
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _live?.UpdateTarget(View());
        }
    }

    private Rows View() => new([Table(), .. _told.TakeLast(SentencesShown).Select(line => (IRenderable)new Text(line))]);

    private Table Table()
    {
        var table = new Table().Title("Group board").Border(TableBorder.Rounded);
        foreach (var column in BoardRow.Columns)
        {
            table.AddColumn(column);
        }

        foreach (var run in _runs.Values)
        {
            table.AddRow([.. BoardRow.Cells(run).Select(cell => new Text(cell))]);
        }

        return table;
    }
}
