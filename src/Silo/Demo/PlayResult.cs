using Reinstate.Silo.Demo.Scenes;
using Reinstate.V1;

namespace Reinstate.Silo.Demo;

/// <summary>What the play claims, held against the board at its end.</summary>
internal sealed class PlayResult
{
    private readonly List<Setting> _played = [];
    private readonly List<string> _packs = [];
    private readonly List<string> _wrong = [];

    public IReadOnlyList<string> Packs => _packs;

    public IEnumerable<string> SignOffs => _played.SelectMany(setting => setting.SignOffs);

    public IEnumerable<string> Refusals => _played.SelectMany(setting => setting.Refusals);

    /// <summary>What is not as it must be; empty when the play is good.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public int Incidents => _played.Count;

    public void Add(Setting setting, string pack)
    {
        _played.Add(setting);
        _packs.Add(pack);
    }

    public void Hold(GetBoardReply board)
    {
        foreach (var setting in _played)
        {
            var state = board.Incidents.FirstOrDefault(incident => incident.IncidentId == setting.Incident)?.State;
            Expect(state == "learning_complete", $"{setting.Incident} is {state ?? "not on the board"}, and its learning not complete.");
            foreach (var team in setting.Script.Teams)
            {
                var run = board.Runs.FirstOrDefault(run => run.IncidentId == setting.Incident && run.ServiceId == team.Service);
                Expect(
                    run is { State: "signed_off", Completeness: { Complete: true, Open: 0, Queried: 0, Signed: > 0 } },
                    $"{setting.NameOf(team.Service)} is {run?.State ?? "not on the board"} with {run?.Completeness?.Open} open items.");
                Expect(run?.SignedOffBy == team.Signer, $"{setting.NameOf(team.Service)} is signed off by {run?.SignedOffBy}, not by {team.Signer}.");
            }
        }

        Expect(_played.Count == 3, $"{_played.Count} incidents were played, not three.");
        Expect(_packs.Distinct(StringComparer.Ordinal).Count() == 3, $"{_packs.Count} evidence packs were fetched, not three.");
        Expect(Refusals.Any(), "No sign-off was refused.");
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            _wrong.Add(otherwise);
        }
    }
}
