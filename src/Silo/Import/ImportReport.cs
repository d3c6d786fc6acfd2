using Reinstate.V1;

namespace Reinstate.Silo.Import;

/// <summary>A row, or a step, that the node refused.</summary>
/// <param name="Section">Which part of the folder.</param>
/// <param name="Row">The id of the row, or empty for the section as a whole.</param>
/// <param name="Refusal">Why.</param>
internal sealed record RefusedRow(string Section, string Row, RefusalDetail Refusal);

/// <summary>What an import did.</summary>
internal sealed class ImportReport
{
    private readonly List<RefusedRow> _refused = [];
    private readonly SortedDictionary<string, int> _taken = new(StringComparer.Ordinal);

    public IReadOnlyList<RefusedRow> Refused => _refused;

    /// <summary>Rows that the node has, by section: taken now or known before.</summary>
    public IReadOnlyDictionary<string, int> Taken => _taken;

    /// <summary>The last position of the log that the import knows of.</summary>
    public long Position { get; private set; }

    public void Take(string section, int rows, long position)
    {
        _taken[section] = _taken.GetValueOrDefault(section) + rows;
        Position = Math.Max(Position, position);
    }

    /// <summary>Adds what a part of the import did.</summary>
    public void Add(ImportReport part)
    {
        foreach (var (section, rows) in part.Taken)
        {
            Take(section, rows, part.Position);
        }

        _refused.AddRange(part.Refused);
    }

    public void Refuse(string section, string row, RefusalDetail refusal) => _refused.Add(new RefusedRow(section, row, refusal));
}
