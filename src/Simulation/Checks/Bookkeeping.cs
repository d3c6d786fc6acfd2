using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Simulation.Work;
using Reinstate.Storage.Log;

namespace Reinstate.Simulation.Checks;

/// <summary>
/// What is accounted for, by plain bookkeeping over the recorded events. Shares no code with the folds, the engine or the judge: in this home
/// every expected item has exactly one entry that can account for it, so sets and counters are enough.
/// </summary>
internal sealed class Bookkeeping
{
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Kind, bool Checked)> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _queries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _transcribers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _unfrozen = new(StringComparer.Ordinal);
    private readonly HashSet<int> _steps = [];
    private int _pagesOut;

    private Bookkeeping()
    {
    }

    /// <summary>Items that should exist; of somebody whose items are not named yet, as many as the census says.</summary>
    public int Expected => _expected.Count + _unfrozen.Values.Sum();

    /// <summary>Items that somebody transcribed, expected or not.</summary>
    public int Entered => _entries.Count;

    /// <summary>Items with a second check.</summary>
    public int Checked => _entries.Values.Count(entry => entry.Checked);

    /// <summary>Items of which something is missing.</summary>
    public int Open => _unfrozen.Values.Sum() + _expected.Count(item => !IsEntered(item)) + _entries.Count(entry => !entry.Value.Checked || _queries.Contains(entry.Key));

    public static Bookkeeping Of(IEnumerable<StoredEvent> log)
    {
        var book = new Bookkeeping();
        foreach (var stored in log)
        {
            book.Note(stored.Stream.Split('/')[^1], stored);
        }

        return book;
    }

    /// <summary>Why a sign-off by this person would be wrong now; null when nothing speaks against it.</summary>
    public string? Objection(string signer) =>
        _transcribers.Contains(signer) ? $"{signer} transcribed"
        : Open > 0 ? $"{Open} items are open"
        : _pagesOut > 0 ? "a sheet is out"
        : Duties.Steps.FirstOrDefault(step => !_steps.Contains(step)) is var missing and > 0 ? $"step {missing} is not completed"
        : null;

    private bool IsEntered(string item) => _entries.Any(entry => entry.Key.Split('/')[0] == item.Split('/')[0]
        && entry.Value.Kind == (item.EndsWith("dose-levo", StringComparison.Ordinal) ? "dose" : "personal_care"));

    private void Note(string of, StoredEvent stored)
    {
        switch (MessageTypes.ParseEvent(stored.Type, stored.Data))
        {
            case RecoveryRunOpened e:
                foreach (var entry in e.Census)
                {
                    _unfrozen[entry.PersonId] = entry.ExpectedItems;
                }

                break;
            case ExpectedItemsFrozen e:
                _unfrozen.Remove(of);
                _expected.UnionWith(e.Items.Select(item => $"{of}/{item.ItemId}"));
                break;
            case EntriesRecorded e:
                foreach (var entry in e.Entries)
                {
                    Enter(of, entry, stored.Context.Actor);
                }

                break;
            case EntryCorrected e:
                Enter(of, e.Entry, stored.Context.Actor);
                break;
            case EntryChecked e:
                _entries[$"{of}/{e.EntryId}"] = _entries[$"{of}/{e.EntryId}"] with { Checked = true };
                break;
            case QueryRaised e:
                _queries.Add($"{of}/{e.EntryId}");
                break;
            case QueryResolved e:
                _queries.Remove($"{of}/{e.QueryId["q-".Length..]}");
                break;
            case SheetsIssued e:
                _pagesOut += e.Sheets.Sum(sheet => sheet.Pages);
                break;
            case SheetReturned e:
                _pagesOut = Math.Min(_pagesOut, 2 - e.PagesReturned);
                break;
            case StepCompleted e:
                _steps.Add(e.Step);
                break;
        }
    }

    private void Enter(string of, Entry entry, string by)
    {
        _entries[$"{of}/{entry.EntryId}"] = (entry.Record?.Category ?? "dose", false);
        _transcribers.Add(by);
    }
}
