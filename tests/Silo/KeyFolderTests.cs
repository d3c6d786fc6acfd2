using Reinstate.Contracts.Signing;
using Reinstate.Silo.Sealing;

namespace Reinstate.SiloTests;

public sealed class KeyFolderTests : IDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("reinstate-keys-").FullName;

    private string Folder => Path.Combine(_place, "keys");

    public void Dispose() => Directory.Delete(_place, recursive: true);

    [Fact]
    public void A_key_is_made_once_and_only_its_owner_can_read_it()
    {
        using var made = new KeyFolder(Folder).Current(TimeProvider.System);
        using var read = new KeyFolder(Folder).Current(TimeProvider.System);
        Assert.Equal(made.Id, read.Id);
        var file = Assert.Single(Directory.GetFiles(Folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void After_a_rotation_another_key_signs_the_old_one_still_verifies_and_can_sign_no_more()
    {
        var folder = new KeyFolder(Folder);
        using var first = folder.Current(TimeProvider.System);
        var signature = first.Sign("before"u8);
        using var second = folder.Rotate(TimeProvider.System);
        using var current = folder.Current(TimeProvider.System);
        using var all = folder.All();

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(second.Id, current.Id);
        Assert.Null(all.Fault(first.Id, "before"u8, signature));
        Assert.Single(Directory.GetFiles(Folder, "*.key"));
        var kept = Assert.Single(Directory.GetFiles(Folder, "*.pub"));
        Assert.Equal(first.PublicPem, File.ReadAllText(kept));
        Assert.Throws<ArgumentException>(() => SigningKey.FromPem(File.ReadAllText(kept)));
    }

    [Theory]
    [InlineData("no key at all")]
    [InlineData("")]
    public void A_file_that_is_no_key_is_named_and_what_it_holds_is_not(string text)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "broken.key"), text);
        var refused = Assert.Throws<KeysUnusableException>(() => new KeyFolder(Folder).Current(TimeProvider.System));
        Assert.Contains("broken.key", refused.Message, StringComparison.Ordinal);
        Assert.True(text.Length == 0 || !refused.Message.Contains(text, StringComparison.Ordinal));
        Assert.Throws<KeysUnusableException>(() => new KeyFolder(Folder).All());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(Folder, "a file");
        Assert.Contains(Folder, Assert.Throws<KeysUnusableException>(() => new KeyFolder(Folder).Current(TimeProvider.System)).Message, StringComparison.Ordinal);
    }
}
