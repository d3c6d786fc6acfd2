using System.Text;
using CsCheck;
using Reinstate.Folders.Reading.Bytes;
using Reinstate.Folders.Reading.Tables;
using Reinstate.FoldersTests.Reading.Plain;

namespace Reinstate.FoldersTests.Reading;

public class RecordStreamTests
{
    /// <summary>What makes a difference to a reader of records, in bytes.</summary>
    private static readonly byte[][] Pieces =
    [
        .. new[] { ",", ";", "\"", "\"\"", "\n", "\r", "\r\n", " ", "a", "b", "0", "\0", "é", "\u00A0", "😀", "\uFEFF", "\u2003", "person_id", "a long piece of text that fills a block of bytes" }.Select(Encoding.UTF8.GetBytes),
        [0xE9], [0xF0, 0x9F], [0xEF, 0xBF, 0xBF], [0xC0, 0x80],
    ];

    private static readonly Gen<byte[]> AnyBytes =
        Gen.Int[0, Pieces.Length - 1].Array[0, 60].Select(indexes => indexes.SelectMany(i => Pieces[i]).ToArray());

    [Fact]
    public void Any_bytes_are_the_same_records_to_CsvHelper() => AnyBytes.Sample(
        bytes => Assert.Equal(PlainText(bytes), Text(bytes, 1 << 18)), iter: 30_000, threads: 1);

    [Fact]
    public void Where_a_buffer_ends_makes_no_difference() => Gen.Select(AnyBytes, Gen.Int[1, 70]).Sample(
        (bytes, chunk) => Assert.Equal(Text(bytes, 1 << 18), Text(bytes, chunk)), iter: 20_000, threads: 1);

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a;b\r\n1;2")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("a,b\r1,2\r")]
    [InlineData("a,b\n\n1 , 2\n\n")]
    public void Every_dialect_says_the_same(string text) => Assert.Equal(["1: a|b", "1|2"], Records(text).Select((r, i) => i == 0 ? r : r[3..]));

    [Fact]
    public void The_line_is_where_the_record_starts() =>
        Assert.Equal(["1: a|b", "2: 1|x\ny\r\nz", "6: 2|say \"so\""], Records("a,b\n1,\"x\ny\r\nz\"\n\n2,\"say \"\"so\"\"\"\n"));

    [Fact]
    public void Semicolons_inside_quotes_do_not_make_a_dialect() => Assert.Equal("1: a;;;|b", Records("\"a;;;\",b\n1,2\n")[0]);

    [Fact]
    public void A_file_that_was_cut_inside_quotes_says_so() => Assert.Equal("3: 1 is a quoted field without an end; the file was cut off here", Records("a,b\n1,2\n3,\"half a sen")[^1]);

    [Fact]
    public void Bytes_that_are_not_utf8_spoil_their_row_only() => Assert.Equal(
        ["1: a|b", "2: 1 has bytes that are not UTF-8; save the file as UTF-8", "3: 2|café"], Records([.. "a,b\n1,caf"u8, 0xE9, .. "\n2,caf\u00E9\n"u8], 1 << 10));

    [Fact]
    public void A_quotation_mark_in_the_wrong_place_spoils_its_row_only() =>
        Assert.Equal(["2: 1 has a quotation mark in the wrong place", "3: 2|3"], Records("a,b\n1,\"x\"y\n2,3\n")[1..]);

    [Theory]
    [InlineData("a,b\n1,\"", "x", "has a field of more than 1048576 characters, probably a quotation mark without its partner; the file is not read beyond this row")]
    [InlineData("a,b\n1,", "é", "has a field of more than 1048576 characters, probably a quotation mark without its partner; the file is not read beyond this row")]
    [InlineData("a,b\n1,", "x,", "has no line end within 16777216 bytes; the file is not read beyond this row")]
    public void A_row_without_an_end_does_not_fill_the_memory(string head, string piece, string reason)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var records = Records(new Endless(head, piece, 100 << 20), 1 << 18);
        Assert.Equal(["1: a|b", $"2: {reason}"], records);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 80 << 20);
    }

    [Fact]
    public void A_field_of_the_greatest_length_is_read()
    {
        var longest = new string('é', RecordTokens.LongestField);
        Assert.Equal(["1: a|b", $"2: 1|{longest}", "3: 2|3"], Records($"a,b\n1,{longest}\n2,3\n"));
    }

    private static string Text(byte[] bytes, int chunk) => string.Join('\n', Records(bytes, chunk));

    private static string PlainText(byte[] bytes) => string.Join('\n', new PlainRecords(new MemoryStream(bytes)).Read()
        .Select(r => $"{r.Line}: " + (r.Problem is null ? string.Join('|', r.Fields) : $"{r.Field} {r.Problem}")));

    private static List<string> Records(string text) => Records(Encoding.UTF8.GetBytes(text), 1 << 18);

    private static List<string> Records(byte[] bytes, int chunk) => Records(new MemoryBytes(bytes), chunk);

    private static List<string> Records(ByteSource source, int chunk)
    {
        var (stream, dialect, records) = (new RecordStream(chunk), Dialect.Of(source), new List<string>());
        stream.Open(source, dialect.Separator, 0, source.Length, 1);
        stream.Skip(dialect.TextAt);
        while (stream.Next())
            records.Add($"{stream.Line}: " + (stream.Broken ?? (Header.ProblemOf(stream) is { } problem ? $"{problem.Field} {problem.Reason}" : Fields(stream))));
        return records;
    }

    private static string Fields(RecordStream stream) => string.Join('|', Enumerable.Range(0, stream.Count).Select(i => Header.Decode(stream.Value(i))));

    /// <summary>A head and then one piece of text over and over.</summary>
    private sealed class Endless(string head, string piece, long length) : ByteSource
    {
        private readonly byte[] start = Encoding.UTF8.GetBytes(head);
        private readonly byte[] over = Encoding.UTF8.GetBytes(piece);

        public override long Length => length;

        public override int Read(Span<byte> into, long at)
        {
            var count = (int)Math.Min(length - at, into.Length);
            for (var i = 0; i < count; i++)
                into[i] = at + i < start.Length ? start[at + i] : over[(at + i - start.Length) % over.Length];
            return count;
        }
    }
}
