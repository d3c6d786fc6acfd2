using System.Security.Cryptography;
using Reinstate.Folders.Generation;
using Reinstate.Folders.Generation.Scoring;

namespace Reinstate.FoldersTests.Generation;

public class GeneratorTests
{
    private static readonly GenerationRequest Small = new(3, 10, 8, 7);

    [Fact]
    public void A_folder_without_faults_is_clear()
    {
        for (var seed = 1UL; seed <= 60; seed++)
        {
            using var made = new Made(SeedTrials.RequestFor(seed, [], clean: true));
            var (findings, rejects, open) = made.Reconciled();
            Assert.False(open || findings.Length + rejects.Length > 0, $"seed {seed}: {string.Join(' ', findings.Select(f => f.Explanation).Concat(rejects.Select(r => r.Reason)).Take(3))}");
        }
    }

    [Fact]
    public void What_is_planted_is_found_and_nothing_grave_beyond_it()
    {
        for (var seed = 1UL; seed <= 60; seed++)
        {
            using var made = new Made(SeedTrials.RequestFor(seed, []));
            var score = made.Scored();
            Assert.True(score.IsPerfect, $"seed {seed}: {string.Join(' ', score.Total.Missed.Select(m => $"missed {m.Rule} {m.PersonId}").Concat(score.Total.Extra.Select(x => x.Explanation)))}");
        }
    }

    [Fact]
    public void Every_rule_finds_its_place_in_any_outage_of_four_hours_or_more_with_a_clock_change_from_six()
    {
        for (var hours = 4; hours <= 31; hours += 3)
        {
            using var made = new Made(new(4, 15, hours, (ulong)hours) { Types = ["nursing_home", "homecare", "care_home", "supported_living"] });
            Assert.Equal(hours < 6 ? [33] : [], made.Folder.NotPlanted.Keys);
            Assert.Equal(SeedTrials.Rules.Except(made.Folder.NotPlanted.Keys), made.Lines("truth.csv").Skip(1).Select(l => int.Parse(l.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order());
        }
    }

    [Fact]
    public void The_same_request_makes_the_same_bytes_and_another_seed_does_not()
    {
        using var one = new Made(Small);
        using var two = new Made(Small);
        using var other = new Made(Small with { Seed = 8 });
        Assert.Equal(Hashes(one), Hashes(two));
        Assert.NotEqual(Hashes(one), Hashes(other));
    }

    [Fact]
    public void Shuffling_moves_rows_and_changes_nothing_else()
    {
        using var plain = new Made(Small);
        using var shuffled = new Made(Small with { Shuffle = true });
        Assert.NotEqual(plain.Lines("paper_doses.csv"), shuffled.Lines("paper_doses.csv"));
        foreach (var file in Directory.EnumerateFiles(plain.Path, "*.csv").Select(Path.GetFileName))
        {
            Assert.Equal(plain.Lines(file!)[0], shuffled.Lines(file!)[0]);
            Assert.Equal(plain.Lines(file!).Order(StringComparer.Ordinal), shuffled.Lines(file!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Nothing_is_left_behind_when_faults_do_not_fit()
    {
        var root = Directory.CreateTempSubdirectory("refused-");
        try
        {
            var request = new GenerationRequest(1, 4, 8, 1) { Types = ["care_home"], Faults = FaultRequest.Parse("""{"rules":{"34":1}}""", out _)! };
            var refused = Assert.Throws<GenerationRefusedException>(() => FolderGenerator.Generate(request, Path.Combine(root.FullName, "folder")));
            Assert.Equal("Rule 34: there is no homecare service.", refused.Message);
            Assert.Empty(root.EnumerateFileSystemInfos());
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_holds_something_is_not_written_into()
    {
        using var made = new Made(Small);
        Assert.Contains("is not empty", Assert.Throws<GenerationRefusedException>(() => FolderGenerator.Generate(Small, made.Path)).Message, StringComparison.Ordinal);
    }

    private static string[] Hashes(Made made) =>
        [.. Directory.EnumerateFiles(made.Path).Order(StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}")];
}
