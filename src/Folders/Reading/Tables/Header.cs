using System.Runtime.InteropServices;
using System.Text;
using Reinstate.Folders.Reading.Bytes;

namespace Reinstate.Folders.Reading.Tables;

/// <summary>A column as one file has it. Index is -1 where the file does not have it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Column(string Name, int Index);

/// <summary>The first record of a file: which column stands where, looked up once and not for each row.</summary>
internal sealed class Header
{
    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Reject.NotUtf8.ToString()));

    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly string[] names;

    private Header(int width) => names = new string[width];

    public int Width => names.Length;

    /// <summary>Columns that IMPORTS.md does not know, in file order.</summary>
    public List<string> Unknown { get; } = [];

    public Column this[string name] => new(name, columns.GetValueOrDefault(name, -1));

    /// <summary>The name of the column at an index; empty where it has none.</summary>
    public string NameAt(int index) => index >= 0 && index < names.Length ? names[index] : "";

    /// <summary>The header as far as it could be read, and if it is none, why nothing of the file can be used: a column, which may be empty, and a reason.</summary>
    public static (Header Header, string Column, string? Refused) Read(RecordStream stream, FileKind kind)
    {
        if (stream.Broken is { } broken)
            return (new(0), "", broken);
        if (stream.Count > stream.Marked)
            return (new(0), "", $"has {stream.Count} columns; the limit is {stream.Marked}");
        var header = new Header(stream.Count);
        for (var i = 0; i < header.names.Length; i++)
        {
            var name = header.names[i] = Decode(stream.Value(i)).ToLowerInvariant();
            if (name.Length > 0 && !header.columns.TryAdd(name, i))
                return (header, name, "is in the header twice");
            if (name.Length > 0 && !kind.Knows(name))
                header.Unknown.Add(name);
        }

        if (ProblemOf(stream) is { } problem)
            return (header, Decode(stream.Value(problem.Field)), problem.Reason);
        return Array.Find(kind.Required, c => !header.columns.ContainsKey(c)) is { } missing
            ? (header, missing, "is a required column and is missing; nothing of the file is used") : (header, "", null);
    }

    /// <summary>The first field of a record that is not RFC 4180 or not UTF-8.</summary>
    public static (int Field, string Reason)? ProblemOf(RecordStream stream)
    {
        if (stream.FirstBroken < 0 && IsText(stream.Record))
            return null;
        for (var i = 0; i < stream.Marked; i++)
        {
            if (i == stream.FirstBroken)
                return (i, Broken(stream.Raw(i)));
            if (!IsText(stream.Raw(i)))
                return (i, "has bytes that are not UTF-8; save the file as UTF-8");
        }

        return null;
    }

    /// <summary>Text of any bytes; what is not UTF-8 becomes <see cref="Reject.NotUtf8"/>.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Utf8.GetString(bytes);

    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        Ascii.IsValid(bytes) || (System.Text.Unicode.Utf8.IsValid(bytes) && bytes.IndexOf("\uFFFF"u8) < 0);

    private static string Broken(ReadOnlySpan<byte> field) => Decode(field).TrimStart().StartsWith('"') && field.Count((byte)'"') % 2 == 1
        ? "is a quoted field without an end; the file was cut off here" : "has a quotation mark in the wrong place";
}
