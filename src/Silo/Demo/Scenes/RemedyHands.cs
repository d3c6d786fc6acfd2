using Reinstate.Contracts.Refusals;
using Reinstate.Silo.Client;
using Reinstate.Silo.Demo.Scripts;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Carries a remedy out: who asks, who answers, who decides.</summary>
internal sealed class RemedyHands(Setting setting, Team team)
{
    private Stage Stage => setting.Stage;

    private Actor Manager => setting.Manager(team);

    public Task ApplyAsync(Remedy? remedy, Finding finding, Item? item) => remedy switch
    {
        Omit omit when item is not null => OmitAsync(omit, item),
        VoidDuplicate duplicate => VoidAsync(duplicate, finding),
        Correct correct => CorrectAsync(correct, finding),
        WriteRotaChange change => WriteAsync(change),
        Decide decide => DecideAsync(finding, decide.Decision, decide.Reason),
        _ => DecideAsync(finding, "explained", $"Looked at by {Manager.Name}: {finding.Explanation}"),
    };

    public async Task OmitAsync(Omit? omit, Item item)
    {
        var (question, answered, kind, reason) = omit is null
            ? ($"Nothing is recorded for {item.ItemId}. Did it happen?", "It did not.", "confirmed_omitted", "Confirmed with the staff on duty.")
            : (omit.Question, omit.Answered, omit.Kind, omit.Reason);
        await AskAndAnswerAsync(item.PersonId, item.ItemId, "", question, answered);
        await Manager.DoAsync($"except:{item.ItemId}", new ExceptItemRequest { IncidentId = setting.Incident, PersonId = item.PersonId, ItemId = item.ItemId, Kind = kind, Reason = reason });
        await Stage.SayAsync($"{Manager.Name} records {item.ItemId} as {kind.Replace('_', ' ')}: {reason}");
    }

    /// <summary>Rows that nobody has checked are read against the sheet by the manager.</summary>
    public async Task CheckAsync(Item item)
    {
        Stage.Clock.After(TimeSpan.FromMinutes(1));
        var entries = item.OtherEntryIds.Append(item.PaperEntryId).Append(item.DigitalEntryId).Where(id => id.Length > 0).ToList();
        foreach (var entry in entries)
        {
            await CheckAsync(item.PersonId, entry, "late");
        }

        await Stage.SayAsync($"{string.Join(" and ", entries)} had no second check: {Manager.Name} reads it against the sheet.");
    }

    private async Task CheckAsync(string person, string entry, string occasion)
    {
        var refusal = await Manager.TryAsync($"check:{entry}:{Manager.Id}:{occasion}", new CheckEntryRequest { IncidentId = setting.Incident, PersonId = person, EntryId = entry });
        if (refusal is not null && refusal.Code != Catalogue.AlreadyChecked.Code && refusal.Code != Catalogue.CheckNotNeeded.Code && refusal.Code != Catalogue.EntryVoided.Code)
        {
            throw new PlayFailedException($"{Manager.Title} was refused the check of {entry}: {Answer.Say(refusal)}");
        }
    }

    private async Task VoidAsync(VoidDuplicate duplicate, Finding finding)
    {
        await AskAndAnswerAsync(finding.PersonId, finding.ItemId, duplicate.Entry, duplicate.Question, duplicate.Answered);
        await Manager.DoAsync($"void:{duplicate.Entry}", new VoidEntryRequest
        {
            IncidentId = setting.Incident, PersonId = finding.PersonId, EntryId = duplicate.Entry, Kind = "duplicate", Reason = duplicate.Reason,
        });
        await Stage.SayAsync($"{Manager.Name} voids {duplicate.Entry} as a duplicate: {duplicate.Reason}");
    }

    private async Task CorrectAsync(Correct correct, Finding finding)
    {
        var lead = setting.Cast[team.Lead];
        await AskAndAnswerAsync(finding.PersonId, finding.ItemId, correct.Changes.Keys.Order(StringComparer.Ordinal).First(), correct.Question, correct.Answered);
        var record = await Manager.AskAsync<GetPersonRecordReply>(new GetPersonRecordRequest { IncidentId = setting.Incident, PersonId = finding.PersonId });
        foreach (var entry in record.Entries.Where(entry => correct.Changes.ContainsKey(entry.EntryId)))
        {
            var better = entry.Clone();
            (better.TranscribedBy, better.CheckedBy, better.CheckedAt, better.EnteredAt) = ("", "", null, null);
            correct.Changes[entry.EntryId](better);
            await lead.DoAsync($"correct:{entry.EntryId}", new CorrectEntryRequest { IncidentId = setting.Incident, PersonId = finding.PersonId, Entry = better, Reason = correct.Reason });
        }

        await Stage.SayAsync($"{lead.Name} corrects {string.Join(" and ", correct.Changes.Keys.Order(StringComparer.Ordinal))}: {correct.Reason} The old version is kept.");
        Stage.Clock.After(TimeSpan.FromMinutes(2));
        foreach (var entry in correct.Changes.Keys.Order(StringComparer.Ordinal))
        {
            await CheckAsync(finding.PersonId, entry, "corrected");
        }
    }

    private async Task WriteAsync(WriteRotaChange written)
    {
        var answers = setting.Cast[team.Answers];
        await answers.DoAsync($"rota:{written.Change.ChangeId}", new RecordRotaChangeRequest { IncidentId = setting.Incident, ServiceId = team.Service, Change = written.Change });
        await Stage.SayAsync($"{answers.Name} writes into the rota what was decided on call: {written.Change.VisitId} from {written.Change.FromStaff} to {written.Change.ToStaff}.");
    }

    private async Task DecideAsync(Finding finding, string decision, string reason)
    {
        var onPerson = finding.PersonId.Length == 0 ? null : await Manager.TryAsync($"decide:{finding.FindingId}", new DecideFindingRequest
        {
            IncidentId = setting.Incident, PersonId = finding.PersonId, FindingId = finding.FindingId, Decision = decision, Reason = reason,
        });
        if (finding.PersonId.Length == 0 || onPerson?.Code == Catalogue.FindingUnknown.Code)
        {
            await Manager.DoAsync($"decide-run:{finding.FindingId}", new DecideRunFindingRequest
            {
                IncidentId = setting.Incident, ServiceId = team.Service, FindingId = finding.FindingId, Decision = decision, Reason = reason,
            });
        }
        else if (onPerson is not null)
        {
            throw new PlayFailedException($"{Manager.Title} was refused a decision on {finding.FindingId}: {Answer.Say(onPerson)}");
        }

        await Stage.SayAsync($"{Manager.Name} decides on rule {finding.Rule}{(finding.PersonId.Length > 0 ? $" for {setting.PersonName(finding.PersonId)}" : "")}: {decision}. {reason}");
    }

    private async Task AskAndAnswerAsync(string person, string item, string entry, string question, string answered)
    {
        var (asks, answers) = (setting.Cast[team.Asks], setting.Cast[team.Answers]);
        var id = $"Q-{(entry.Length > 0 ? entry : item).Replace(':', '-').Replace('+', '-')}";
        id = id.Length <= 60 ? id : id[..60];
        await asks.DoAsync($"ask:{id}", new RaiseQueryRequest { IncidentId = setting.Incident, PersonId = person, QueryId = id, ItemId = item, EntryId = entry, Text = question });
        Stage.Clock.After(TimeSpan.FromMinutes(2));
        await answers.DoAsync($"answer:{id}", new ResolveQueryRequest { IncidentId = setting.Incident, PersonId = person, QueryId = id, Resolution = answered });
        await Stage.SayAsync($"{asks.Name} asks about {setting.PersonName(person)}: \"{question}\" {answers.Name}: \"{answered}\"");
    }
}
