using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.Silo.Demo.Scripts;
using Reinstate.V1;
using Finding = Reinstate.V1.Finding;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>
/// Settles what is open at one service, item by item, as its worklist names it: queries, omissions, duplicates, corrections, decisions. The
/// worklist is read again after each round, because one answer can open or close another item.
/// </summary>
internal sealed class Settlement(Setting setting, Team team)
{
    private const int Rounds = 4;

    private readonly RemedyHands _hands = new(setting, team);

    /// <summary>Until nothing of a step is open up to a priority.</summary>
    public async Task SettleAsync(int step, Priority upTo)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var open = await OpenAsync(step, upTo);
            if (open.Count == 0)
            {
                return;
            }

            var findings = await FindingsAsync();
            foreach (var item in open)
            {
                await SettleAsync(item, findings.Find(found => found.ItemId == item.ItemId));
            }
        }

        var left = await OpenAsync(step, upTo);
        if (left.Count > 0)
        {
            throw new PlayFailedException($"{team.Service}, step {step}: {left[0].ItemId} stays open ({left[0].Explanation})");
        }
    }

    /// <summary>Decides on what is left of the findings: deviations that are recorded well, and what concerns the service as a whole.</summary>
    public async Task DecideAllAsync()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var open = await FindingsAsync();
            if (open.Count == 0)
            {
                return;
            }

            foreach (var finding in open)
            {
                await _hands.ApplyAsync(RemedyFor(finding), finding, null);
            }
        }
    }

    private async Task SettleAsync(Item item, Finding? finding)
    {
        if (item is { Entered: true, Checked: false, Queried: false })
        {
            await _hands.CheckAsync(item);
        }
        else if (finding is not null)
        {
            await _hands.ApplyAsync(RemedyFor(finding), finding, item);
        }
        else
        {
            await _hands.OmitAsync(setting.Script.Remedies.OfType<Omit>().FirstOrDefault(remedy => remedy.Fits(item)), item);
        }
    }

    private Remedy? RemedyFor(Finding finding) => setting.Script.Remedies.FirstOrDefault(remedy => remedy.Fits(finding));

    private async Task<List<Item>> OpenAsync(int step, Priority upTo)
    {
        var list = await setting.Manager(team).AskAsync<GetWorklistReply>(new GetWorklistRequest { IncidentId = setting.Incident, ServiceId = team.Service });
        return [.. list.Items.Select(work => work.Item).Where(item => StepOf(item) == step && (int)item.Priority <= (int)upTo)];
    }

    private async Task<List<Finding>> FindingsAsync()
    {
        var found = await setting.Manager(team).AskAsync<GetFindingsReply>(new GetFindingsRequest { IncidentId = setting.Incident, ServiceId = team.Service });
        return [.. found.Findings.Where(finding => finding.DecidedBy.Length == 0)];
    }

    private static int StepOf(Item item) => Checklist.StepOf(
        Vocabulary.TryParse<Category>(item.Category, out var category) ? category : Category.Handover, (Priority)(int)item.Priority);
}
