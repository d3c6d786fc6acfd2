namespace Reinstate.Folders.Calendars;

/// <summary>A component of a calendar with its own lines (those of nested components, like alarms, are left out) and the row at which it starts.</summary>
internal sealed record Component(int Row, string Type)
{
    /// <summary>All lines, unfolded, as they came.</summary>
    public List<string> Text { get; } = [];

    public List<ContentLine> Lines { get; } = [];

    /// <summary>Why nothing can be made of it, or empty.</summary>
    public string Broken { get; set; } = "";

    public bool IsCancelled => Said("STATUS").Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);

    public ContentLine? Line(string name) => Lines.Find(l => l.Name == name);

    public IEnumerable<ContentLine> All(string name) => Lines.Where(l => l.Name == name);

    public string Said(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Line(name)?.Text() is { Length: > 0 } text)
                return text;
        }

        return "";
    }
}
