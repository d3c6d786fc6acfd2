using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Silo.Snapshots;

/// <summary>
/// Findings as a table: what several of them share, their words and their lists of entries, is written once. A worker's bulk of k rows is k findings that
/// each name all of them, and would else be of the size of k².
/// </summary>
internal sealed class FindingsConverter : JsonConverter<ImmutableArray<Finding>>
{
    public override ImmutableArray<Finding> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var table = JsonSerializer.Deserialize<Table>(ref reader)!;
        var entries = table.Entries.Select(ids => ids.ToImmutableArray()).ToList();
        return [.. table.Rows.Select(row => new Finding(row.Rule, row.Code, row.Severity, row.Service, row.Person, row.Item, table.Texts[row.Text])
        {
            EntryIds = entries[row.Entries],
            Queries = row.Queries,
            DecidedBy = row.DecidedBy,
        })];
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<Finding> value, JsonSerializerOptions options)
    {
        var (texts, entries) = (new Numbered<string>(StringComparer.Ordinal), new Numbered<ImmutableArray<string>>(SameIds.Instance));
        List<Row> rows = [.. value.Select(finding => new Row(
            finding.Rule, finding.Code, finding.Severity, finding.ServiceId, finding.PersonId, finding.ItemId, texts.Of(finding.Explanation), entries.Of(finding.EntryIds), finding.Queries, finding.DecidedBy))];
        JsonSerializer.Serialize(writer, new Table(texts.InOrder, [.. entries.InOrder.Select(ids => ids.ToList())], rows));
    }

    internal sealed record Table(List<string> Texts, List<List<string>> Entries, List<Row> Rows);

    internal sealed record Row(int Rule, string Code, Severity Severity, string Service, string Person, string Item, int Text, int Entries, bool Queries, string DecidedBy);

    /// <summary>Values by the order in which they were first met.</summary>
    private sealed class Numbered<T>(IEqualityComparer<T> comparer)
        where T : notnull
    {
        private readonly Dictionary<T, int> numbers = new(comparer);

        public List<T> InOrder { get; } = [];

        public int Of(T value)
        {
            if (numbers.TryGetValue(value, out var number))
                return number;
            InOrder.Add(value);
            return numbers[value] = InOrder.Count - 1;
        }
    }

    private sealed class SameIds : IEqualityComparer<ImmutableArray<string>>
    {
        public static readonly SameIds Instance = new();

        public bool Equals(ImmutableArray<string> x, ImmutableArray<string> y) => x == y || x.SequenceEqual(y, StringComparer.Ordinal);

        public int GetHashCode(ImmutableArray<string> obj) => HashCode.Combine(obj.Length, obj.IsEmpty ? "" : obj[0], obj.IsEmpty ? "" : obj[^1]);
    }
}
