using Reinstate.Silo.Sealing;
using Reinstate.Storage.Enciphering;

namespace Reinstate.SiloTests;

public sealed class MasterKeyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-masters-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_first_one_is_made_for_its_owner_alone_and_found_again()
    {
        var made = new MasterKeyFolder(_folder.FullName).Current;
        var file = Assert.Single(_folder.GetFiles());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
        Assert.Equal(made.Id, new MasterKeyFolder(_folder.FullName).Current.Id);
        Assert.DoesNotContain(made.Secret, file.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_added_while_a_node_runs_counts_and_the_old_one_still_opens()
    {
        var (running, operating) = (new MasterKeyFolder(_folder.FullName), new MasterKeyFolder(_folder.FullName));
        var old = running.Current;
        var added = operating.Add(new Later(TimeProvider.System));
        Assert.NotEqual(old.Id, added.Id);
        Assert.Equal((added.Id, old.Id), (running.Current.Id, running.Find(old.Id)!.Id));
        Assert.Equal(added.Id, new MasterKeyFolder(_folder.FullName).Find(added.Id)!.Id);
        Assert.Null(running.Find("0123456789abcdef"));
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_file_that_holds_no_key_is_named_and_what_it_holds_is_not(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "1.master"), text);
        var failed = Assert.Throws<KeysUnusableException>(() => new MasterKeyFolder(_folder.FullName).Current);
        Assert.Contains("1.master", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_a_variable_are_those_with_the_current_one_first()
    {
        var (one, other) = (MasterKey.Create(), MasterKey.Create());
        var given = new GivenMasterKeys($"{one.Secret}, {other.Secret}");
        Assert.Equal((one.Id, other.Id), (given.Current.Id, given.Find(other.Id)!.Id));
        Assert.Null(given.Find("0123456789abcdef"));
        foreach (var bad in (string[])["nonsense", "c2hvcnQ=", ","])
            Assert.StartsWith("REINSTATE_MASTER_KEYS holds keys of 32 bytes", Assert.Throws<KeysUnusableException>(() => new GivenMasterKeys(bad)).Message, StringComparison.Ordinal);
    }

    private sealed class Later(TimeProvider time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow().AddSeconds(1);
    }
}
