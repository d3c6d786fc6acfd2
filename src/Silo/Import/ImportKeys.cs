using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Reinstate.Folders.Reading;

namespace Reinstate.Silo.Import;

/// <summary>
/// Idempotency keys of an import: the file, the section, and what the command says. The same folder gives the same keys, so importing it
/// again changes nothing; a changed file gives new ones, and the node decides row by row what is new.
/// </summary>
internal sealed class ImportKeys(IReadOnlyCollection<InputFile> files)
{
    private const int Shown = 16;

    private readonly string _folder = Hash(Encoding.UTF8.GetBytes(string.Join('\n', files.Select(file => $"{file.Name} {file.Sha256}"))));

    /// <summary>A key for a command that says what one file says, or with an unknown file name, the folder as a whole.</summary>
    public string Of(string file, string section, IMessage command)
    {
        var origin = files.FirstOrDefault(input => input.Name == file)?.Sha256[..Shown] ?? _folder;
        return $"import:{origin}:{section}:{Hash(command.ToByteArray())}";
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..Shown];
}
