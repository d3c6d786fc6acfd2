using System.Globalization;
using System.Text;

namespace Reinstate.Reconciliation.Scans.Pdf;

/// <summary>
/// Reads a whole PDF from its first byte to its last: objects, those packed into streams, tables and trailers, of every revision, without asking any table where they are. So nothing is passed over
/// that another program could find by another way.
/// </summary>
internal sealed class PdfObjects
{
    private readonly byte[] file;
    private readonly Action<string> meet;
    private readonly PdfLexer lexer;
    private readonly Dictionary<int, List<PdfValue>> objects = [];
    private readonly Dictionary<int, int> lengthsFound = [];
    private long unpacked;

    /// <exception cref="PdfFaultException">It is not one, or not whole.</exception>
    public PdfObjects(byte[] file, Action<string> meet)
    {
        (this.file, this.meet, lexer) = (file, meet, new PdfLexer(file, meet));
        Read();
        foreach (var (number, length) in lengthsFound)
        {
            if (!Of(number).All(value => value is PdfNumber found && found.Number == length))
                throw new PdfFaultException("a stream whose length is said in several ways");
        }
    }

    /// <summary>Every object of every revision.</summary>
    public IEnumerable<(int Number, PdfValue Value)> All => objects.SelectMany(one => one.Value.Select(value => (one.Key, value)));

    /// <summary>What says where the pages begin.</summary>
    public List<PdfDictionary> Trailers { get; } = [];

    /// <summary>What an object is, in every revision.</summary>
    public IReadOnlyList<PdfValue> Of(int number) => objects.GetValueOrDefault(number) ?? [];

    /// <summary>All that a value may stand for.</summary>
    public IReadOnlyList<PdfValue> Resolved(PdfValue value) => value is PdfReference reference ? Of(reference.Number) : [value];

    private void Read()
    {
        if (file.Length < 8 || !char.IsAsciiDigit((char)file[5]) || file[6] != '.' || !char.IsAsciiDigit((char)file[7]))
            throw new PdfFaultException("its head cannot be read");
        for (lexer.SkipSpace(); !lexer.IsAtEnd; lexer.SkipSpace())
        {
            if (lexer.TakeInteger() is { } number)
                ReadObject(number);
            else if (lexer.Take("xref"))
                ReadTable();
            else if (lexer.Take("startxref"))
                _ = lexer.TakeInteger() ?? throw new PdfFaultException("its end cannot be read");
            else
                throw new PdfFaultException("something between its objects, or behind its end");
        }

        if (lexer.LastEnd < 0 || file.AsSpan(lexer.LastEnd).ContainsAnyExcept(" \t\r\n\0"u8))
            throw new PdfFaultException("it ends too early, or something follows its end");
    }

    private void ReadObject(int number)
    {
        if (lexer.TakeInteger() is null)
            throw new PdfFaultException("an object that cannot be read");
        lexer.Expect("obj");
        var value = lexer.Value();
        Add(number, value);
        if (value is PdfDictionary head && lexer.Take("stream"))
            ReadStream(head);
        lexer.Expect("endobj");
    }

    private void ReadTable()
    {
        while (lexer.TakeInteger() is not null)
        {
            var entries = lexer.TakeInteger() ?? throw new PdfFaultException("its table cannot be read");
            for (var i = 0; i < entries; i++)
            {
                if (lexer.TakeInteger() is null || lexer.TakeInteger() is null || !(lexer.Take("n") || lexer.Take("f")))
                    throw new PdfFaultException("its table cannot be read");
            }
        }

        lexer.Expect("trailer");
        Trailers.Add(lexer.Value() as PdfDictionary ?? throw new PdfFaultException("its trailer cannot be read"));
    }

    private void ReadStream(PdfDictionary head)
    {
        if (head["F"] is not null || head["FFilter"] is not null)
            throw new PdfFaultException("data in another file", active: true);
        var begin = lexer.At + (file.AsSpan(lexer.At) switch { [(byte)'\r', (byte)'\n', ..] => 2, [(byte)'\n', ..] => 1, _ => throw new PdfFaultException("a stream that cannot be read") });
        var length = LengthOf(head["Length"]);
        if (length < 0 || length > file.Length - begin)
            throw new PdfFaultException("it ends too early");
        var data = file.AsSpan(begin, length);
        HiddenObjects.RefuseInData(data);
        lexer.At = begin + length;
        while (lexer.At < begin + length + 4 && !lexer.IsAtEnd && PdfLexer.IsSpace(file[lexer.At]))
            lexer.At++;
        if (!file.AsSpan(lexer.At).StartsWith("endstream"u8))
            throw new PdfFaultException("a stream that is not as long as it says");
        lexer.Expect("endstream");
        if (head.Is("Type", "XRef"))
            Trailers.Add(head);
        ReadPacked(head, begin, length);
    }

    private void ReadPacked(PdfDictionary head, int begin, int length)
    {
        var isOfObjects = head.Is("Type", "ObjStm") || (head["N"] is not null && head["First"] is not null);
        var first = PdfFilters.First(head, isOfObjects);
        if (first == "FlateDecode")
        {
            using var packed = new MemoryStream(file, begin, length, writable: false);
            var left = ScanLimits.MostUnpacked - unpacked;
            var bytes = isOfObjects ? Unpacking.Bytes(packed, Math.Min(left, ScanLimits.MostPackedObjects)) ?? throw NotUnpacked() : null;
            unpacked += bytes?.Length ?? Unpacking.LengthOf(packed, left + 1) ?? throw NotUnpacked();
            if (unpacked > ScanLimits.MostUnpacked)
                throw NotUnpacked();
            if (bytes is not null)
                ReadObjectStream(head, bytes);
        }
        else if (isOfObjects)
        {
            ReadObjectStream(head, file[begin..(begin + length)]);
        }
    }

    private static PdfFaultException NotUnpacked() => new("a stream that cannot be unpacked, or unfolds into more than any sheet");

    // Numbers and places of its objects, then the objects; each must begin where it is said to.
    private void ReadObjectStream(PdfDictionary head, byte[] bytes)
    {
        var inner = new PdfLexer(bytes, meet);
        if (head["N"] is not PdfNumber { Number: >= 0 and <= 100_000 and var count } || head["First"] is not PdfNumber { Number: >= 0 and var first } || first > bytes.Length || count != Math.Floor(count))
            throw new PdfFaultException("packed objects that cannot be read");
        var places = new List<(int Number, int Place)>();
        for (var i = 0; i < count; i++)
        {
            places.Add((inner.TakeInteger() ?? throw new PdfFaultException("packed objects that cannot be read"), inner.TakeInteger() ?? throw new PdfFaultException("packed objects that cannot be read")));
        }

        inner.SkipSpace();
        if (inner.At > first)
            throw new PdfFaultException("packed objects that overlap");
        inner.At = (int)first;
        foreach (var (number, place) in places)
        {
            inner.SkipSpace();
            var said = (int)Math.Min(bytes.Length, first + place);
            if (said > inner.At || bytes.AsSpan(said, inner.At - said).ContainsAnyExcept(" \t\r\n\f\0"u8))
                throw new PdfFaultException("packed objects that do not stand where they are said to");
            Add(number, inner.Value());
        }

        inner.SkipSpace();
        if (!inner.IsAtEnd)
            throw new PdfFaultException("something behind packed objects");
    }

    private void Add(int number, PdfValue value)
    {
        if (!objects.TryGetValue(number, out var revisions))
            objects[number] = revisions = [];
        revisions.Add(value);
    }

    // A writer that does not know the length beforehand puts it into an object behind the stream: it is looked for there, and held against that object when it is read.
    private int LengthOf(PdfValue? length)
    {
        if (length is PdfNumber { Number: >= 0 and <= int.MaxValue and var known })
            return (int)known;
        if (length is not PdfReference reference)
            throw new PdfFaultException("a stream without its length");
        if (lengthsFound.TryGetValue(reference.Number, out var found))
            return found;
        var said = (Of(reference.Number) is [PdfNumber number] ? (int)number.Number : LookAhead(reference.Number)) ?? throw new PdfFaultException("a stream without its length");
        return lengthsFound[reference.Number] = said;
    }

    private int? LookAhead(int number)
    {
        var word = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj"));
        for (var at = lexer.At; file.AsSpan(at).IndexOf(word) is >= 0 and var found; at += found + 1)
        {
            var begin = at + found;
            if (begin > 0 && PdfLexer.IsSpace(file[begin - 1]) && new PdfLexer(file, _ => { }) { At = begin + word.Length } is var ahead && ahead.TakeInteger() is { } length && ahead.Take("endobj"))
                return length;
        }

        return null;
    }
}
