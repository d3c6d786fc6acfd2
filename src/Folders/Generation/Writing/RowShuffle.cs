namespace Reinstate.Folders.Generation.Writing;

/// <summary>Puts the rows of a finished file into a random order; the header stays. No field of the generator holds a line break.</summary>
internal static class RowShuffle
{
    public static void Shuffle(string path, Chance chance)
    {
        var bytes = File.ReadAllBytes(path);
        var rows = new List<Range>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = start + bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
            rows.Add(start..end);
            start = end;
        }

        var order = rows.ToArray();
        chance.Shuffle(order.AsSpan(1));
        using var stream = File.Create(path);
        foreach (var row in order)
            stream.Write(bytes.AsSpan(row));
    }
}
