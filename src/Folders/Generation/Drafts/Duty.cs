namespace Reinstate.Folders.Generation.Drafts;

/// <summary>Who gives care at a time: teams with shifts that overlap at handover, so that a note is always written within its author's shift.</summary>
internal sealed class Duty
{
    private readonly List<(int From, int To, StaffDraft[] Team)> shifts = [];

    public void Add(int from, int to, StaffDraft[] team)
    {
        shifts.Add((from, to, team));
        foreach (var member in team)
            member.Shifts.Add((from, to));
    }

    /// <summary>The team whose shift covers both moments; the later one where two do.</summary>
    public StaffDraft[] TeamAt(int from, int to)
    {
        for (var i = shifts.Count - 1; i >= 0; i--)
        {
            if (shifts[i].From <= from && to <= shifts[i].To)
                return shifts[i].Team;
        }

        throw new InvalidOperationException($"No shift covers {from} to {to}.");
    }

    public void InOrder() => shifts.Sort((a, b) => a.From.CompareTo(b.From));
}
