using Reinstate.Folders.Reading;
using Reinstate.Silo.Demo.Scripts;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>What every scene of one incident needs.</summary>
internal sealed record Setting(Stage Stage, Script Script, RecoveryFolder Folder, Cast Cast, PaperWork Work)
{
    public string Incident => Folder.Incident.IncidentId;

    /// <summary>Sign-offs that were refused, for the end of the play.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>Who signed what off.</summary>
    public List<string> SignOffs { get; } = [];

    public Actor Manager(Team team) => Cast[team.Manager];

    public string NameOf(string service) => Folder.Services.FirstOrDefault(known => known.ServiceId == service)?.Name ?? service;

    public string PersonName(string person) => Folder.People.FirstOrDefault(known => known.Person.PersonId == person)?.Person.Name ?? person;

    /// <summary>Does independent things side by side, as different people would.</summary>
    public Task SideBySideAsync<T>(IEnumerable<T> things, Func<T, Task> act) => Parallel.ForEachAsync(
        things, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stage.Cancellation }, async (thing, _) => await act(thing));
}
