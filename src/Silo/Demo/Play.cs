using Reinstate.Folders.Reading;
using Reinstate.Silo.Client;
using Reinstate.Silo.Demo.Scenes;
using Reinstate.Silo.Demo.Scripts;
using Reinstate.Silo.Import;
using Reinstate.V1;

namespace Reinstate.Silo.Demo;

/// <summary>The three examples of the article, one after another, each from suspicion to completed learning, through the gateway alone.</summary>
internal sealed class Play(Stage stage, string examples, string? packs)
{
    /// <summary>In the order of their days: the clock of the play never goes back.</summary>
    private static readonly Script[] Scripts = [SupportedLiving.Script, ResidentialEmar.Script, HomecareRota.Script];

    public async Task<PlayResult> RunAsync()
    {
        var folders = Scripts.Select(script => FolderReader.Read(Path.Combine(examples, script.Folder))).ToList();
        var cast = new Cast(stage, folders.SelectMany(folder => folder.Staff).Concat(Cast.HeadOffice));
        await RegisterAsync(folders);
        var (result, played) = (new PlayResult(), new List<Setting>());
        foreach (var (script, folder) in Scripts.Zip(folders))
        {
            stage.Begin(folder.Incident.IncidentId);
            stage.Headline($"{folder.Incident.IncidentId}: {folder.Incident.Title}");
            var setting = new Setting(stage, script, folder, cast, new PaperWork(folder));
            await OutageScene.PlayAsync(setting);
            await RestorationScene.PlayAsync(setting);
            await HandOverScene.PlayAsync(setting);
            await EntryScene.PlayAsync(setting);
            await SignOffScene.PlayAsync(setting);
            await GovernanceScene.PlayAsync(setting);
            played.Add(setting);
        }

        await LearnAsync([.. played.OrderBy(LearningScene.Due)], cast[Cast.QualityDirector]);
        foreach (var setting in played)
        {
            result.Add(setting, await EvidenceScene.PlayAsync(setting, packs));
        }

        result.Hold(await cast[Cast.QualityDirector].AskAsync<GetBoardReply>(new GetBoardRequest { AtLeastPosition = stage.Position }));
        return result;
    }

    /// <summary>The weeks that follow all three: improvements, and whether they help.</summary>
    private async Task LearnAsync(IReadOnlyList<Setting> played, Actor director)
    {
        stage.Headline("The weeks after");
        foreach (var setting in played)
        {
            await LearningScene.ImproveAsync(setting, director);
        }

        foreach (var setting in played)
        {
            await LearningScene.CompleteAsync(setting, director);
        }
    }

    /// <summary>The group's directory as its files state it.</summary>
    private async Task RegisterAsync(IReadOnlyList<RecoveryFolder> folders)
    {
        foreach (var folder in folders)
        {
            var report = new ImportReport();
            var session = new ImportSession(stage.Client, new Caller(stage.Organisation, "import", FolderImport.Role), new ImportKeys(folder.Files), report);
            await DirectoryImport.RunAsync(session, folder with { Staff = [.. folder.Staff, .. Cast.HeadOffice] }, ExampleGroup.Name, stage.Cancellation);
            if (report.Refused.Count > 0)
            {
                throw new PlayFailedException($"The directory of {folder.Incident.IncidentId} was refused: {report.Refused[0].Row}, {Answer.Say(report.Refused[0].Refusal)}");
            }
        }

        await stage.SayAsync($"{ExampleGroup.Name}: {folders.Sum(folder => folder.Services.Length)} services, {folders.Sum(folder => folder.People.Length)} people supported, {folders.Sum(folder => folder.Staff.Length)} staff.");
    }
}
