using CsCheck;
using Reinstate.Folders.Reading;
using Reinstate.FoldersTests.Reading.Plain;

namespace Reinstate.FoldersTests.Reading;

public class FolderReaderTests
{
    [Fact]
    public void Any_folder_says_what_reading_it_row_by_row_says() => RandomFolder.Any.Sample(files =>
    {
        using var folder = new FolderOnDisk(files);
        Assert.Equal(Told(() => PlainReader.Read(folder.Path)), Told(() => FolderReader.Read(folder.Path)));
    }, iter: 150, threads: 1);

    [Theory]
    [InlineData("supported-living")]
    [InlineData("residential-emar")]
    [InlineData("homecare-rota")]
    [InlineData("broken")]
    public void An_example_says_what_reading_it_row_by_row_says(string example)
    {
        var path = Path.Combine(FolderOnDisk.Examples, example);
        Assert.Equal(Told(() => PlainReader.Read(path)), Told(() => FolderReader.Read(path)));
    }

    private static string Told(Func<RecoveryFolder> read)
    {
        try
        {
            var folder = read();
            return Described.Of(LeavesOutAnItemThatIsRepeated(folder) ? folder with { LatestTime = default } : folder);
        }
        catch (FolderUnreadableException e)
        {
            return e.Message;
        }
    }

    /// <summary>The one corner in which the latest time may be that of a row that is left out (see <see cref="OpenFolder.LatestTime"/>).</summary>
    private static bool LeavesOutAnItemThatIsRepeated(RecoveryFolder folder) =>
        folder.Rejects.Any(r => r is { File: "expected_records.csv" } && r.Reason.StartsWith("is in the file already", StringComparison.Ordinal));
}
