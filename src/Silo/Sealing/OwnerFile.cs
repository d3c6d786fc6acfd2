using System.Text;

namespace Reinstate.Silo.Sealing;

/// <summary>Files with secrets, which only their owner reads.</summary>
internal static class OwnerFile
{
    /// <summary>Writes a new file, whole or not at all: beside its place first, so that a node which starts at the same time never reads half of it.</summary>
    public static void Write(string file, string text)
    {
        var part = file + ".part";
        var forOwner = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            forOwner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(part, forOwner))
        {
            stream.Write(Encoding.ASCII.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, file);
    }
}
