using System.Security.Cryptography;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Foreign;

/// <summary>
/// One FHIR or iCalendar file: its bytes, and what became of its resources or events. Refusing something counts it as a rejected row.
/// </summary>
internal sealed class ForeignFile(string name, byte[] bytes)
{
    private readonly Dictionary<string, TableDraft> tables = new(StringComparer.Ordinal);
    private int rejected;

    public string Name => name;

    public byte[] Bytes => bytes;

    /// <summary>Too large to be read at all.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Resources or events, used or not.</summary>
    public int Rows { get; set; }

    public List<Reject> Rejects { get; } = [];

    public List<KeptResource> Kept { get; } = [];

    public IEnumerable<VirtualTable> Tables => tables.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value.Build());

    public InputFile Input => new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, Rows, rejected, 0);

    public void Add(FileKind kind, int line, Draft row)
    {
        if (row.Problem is { } problem)
        {
            Refuse(line, problem.Column, problem.Value, problem.Reason);
            return;
        }

        if (!tables.TryGetValue(kind.Name, out var table))
            tables[kind.Name] = table = new(kind, name);
        table.Add(line, row);
    }

    public void Refuse(int line, string column, string value, string reason)
    {
        rejected++;
        Rejects.Add(Reject.Of(name, line, column, value, reason));
    }

    public void Keep(int line, string type, string reason, string content) => Kept.Add(new(name, line, type, reason, content));
}
