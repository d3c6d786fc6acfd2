using System.Collections.Immutable;

namespace Reinstate.Evidence.Packs.Document;

/// <summary>One value of a table. Only what both renderings can show has a conversion, so a cell cannot hold anything else.</summary>
internal readonly record struct Cell
{
    private Cell(object? value) => Value = value;

    /// <summary>Null, text, a whole number, a decimal, a truth, an instant with its offset, a list of texts or a <see cref="Named"/> id.</summary>
    public object? Value { get; }

    public static implicit operator Cell(string? text) => new(text);

    public static implicit operator Cell(long? number) => new(number);

    public static implicit operator Cell(decimal? number) => new(number);

    public static implicit operator Cell(bool? truth) => new(truth);

    public static implicit operator Cell(DateTimeOffset? at) => new(at);

    public static implicit operator Cell(Named? named) => new(named);

    public static Cell List(IEnumerable<string>? texts) => texts is null ? default : new(texts.ToImmutableArray());
}

/// <summary>Somebody as stated in the record, by id or initials, and the name that the directory gives; the name is empty for nobody known.</summary>
internal sealed record Named(NamedKind Kind, string Stated, string Name);

/// <summary>What a name is of.</summary>
internal enum NamedKind
{
    Person,
    Staff,
    Service,
}
