using System.Text.RegularExpressions;
using Reinstate.Evidence.Reports;
using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.EvidenceTests.Reports;

/// <summary>The three seed examples and the broken folder: exactly what the tables of their READMEs say is planted, and nothing else.</summary>
public partial class ExampleTests
{
    [Theory]
    [InlineData("supported-living", 15)]
    [InlineData("residential-emar", 10)]
    [InlineData("homecare-rota", 4)]
    [InlineData("broken", 1)]
    public void Exactly_the_planted_faults_are_found(string example, int planted)
    {
        using var folder = OpenFolder.Open(PathOf(example));
        var run = new FolderReconciliation(folder, folder.Context(Policy.Default, null));
        var found = run.Elsewhere.Concat(run.All().SelectMany(s => s.Findings))
            .Select(f => $"{f.Rule} {f.PersonId} {string.Join(';', f.EntryIds)}").Order(StringComparer.Ordinal);
        var table = File.ReadLines(Path.Combine(PathOf(example), "README.md")).Where(line => FaultRow().IsMatch(line)).Select(Planted).ToArray();
        Assert.Equal(planted, table.Length);
        Assert.Equal(table.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void The_broken_folder_is_rejected_row_by_row()
    {
        var rejects = FolderReader.Read(PathOf("broken")).Rejects.Select(r => $"{r.File}:{r.Row}:{r.Column}");
        Assert.Equal(
        [
            "contacts.csv:3:summary", "digital_records.csv:7:text", "expected_records.csv:1:due_to", "paper_records.csv:8:person_id",
            "paper_records.csv:9:occurred_at", "paper_records.csv:10:author", "paper_records.csv:11:category", "paper_records.csv:15:entry_id", "people.csv:6:person_id",
            "people.csv:7:service_id", "people.csv:8:dob", "sheets.csv:5:pages", "shifts.csv:5:start", "shifts.csv:6:end",
        ], rejects);
    }

    [Fact]
    public void A_time_that_the_clock_skipped_does_not_cost_the_entry()
    {
        var doubtful = FolderReader.Read(PathOf("broken")).People.SelectMany(p => p.Entries).Where(e => e.DoubtfulTimes.Length > 0);
        Assert.Equal(["PR3 occurred_at 2026-03-29T01:30+00:00"], doubtful.Select(e => $"{e.EntryId} {string.Join(';', e.DoubtfulTimes)} {ItemIds.Iso(e.OccurredAt)}"));
    }

    [Theory]
    [InlineData("supported-living")]
    [InlineData("residential-emar")]
    [InlineData("homecare-rota")]
    public void The_command_says_that_something_is_open(string example)
    {
        var directory = Directory.CreateTempSubdirectory("example-");
        Assert.Equal(1, ReconcileCommand.Run(PathOf(example), directory.FullName, null, null, TextWriter.Null, TextWriter.Null));
        directory.Delete(recursive: true);
    }

    private static string PathOf(string example)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Platform.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The examples stand beside Platform.sln.");
        return Path.Combine(directory.FullName, "examples", example);
    }

    /// <summary>Rule, person and entries of a row; a finding about several people names none.</summary>
    private static string Planted(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var entries = EntryId().Matches(cells[4]).Select(m => m.Value).Order(StringComparer.Ordinal);
        return $"{cells[1]} {(cells[3].Contains(',', StringComparison.Ordinal) ? "" : cells[3])} {string.Join(';', entries)}";
    }

    [GeneratedRegex(@"^\| \d+ \| \w+ \|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FaultRow();

    [GeneratedRegex(@"\b(?:PR|DR|PD|ED|PV|DV|OC)\d+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EntryId();
}
