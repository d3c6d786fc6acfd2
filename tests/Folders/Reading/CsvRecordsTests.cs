using System.Text;
using Reinstate.Folders.Reading;

namespace Reinstate.FoldersTests.Reading;

public class CsvRecordsTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a;b\r\n1;2")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("a,b\n\n1 , 2\n\n")]
    public void Every_dialect_says_the_same(string text) => Assert.Equal(["a|b", "1|2"], Read(text).Select(r => string.Join('|', r.Fields)));

    [Fact]
    public void The_line_is_where_the_record_starts()
    {
        var records = Read("a,b\n1,\"x\ny\r\nz\"\n\n2,\"say \"\"so\"\"\"\n");
        Assert.Equal([(1, "b"), (2, "x\ny\r\nz"), (6, "say \"so\"")], records.Select(r => (r.Line, r.Fields[1])));
        Assert.All(records, r => Assert.Null(r.Problem));
    }

    [Fact]
    public void Semicolons_inside_quotes_do_not_make_a_dialect() => Assert.Equal(2, Read("\"a;;;\",b\n1,2\n")[0].Fields.Length);

    [Fact]
    public void A_file_that_was_cut_inside_quotes_says_so()
    {
        var last = Read("a,b\n1,2\n3,\"half a sen").Last();
        Assert.Equal((3, 1), (last.Line, last.Field));
        Assert.Contains("cut off", last.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_spoil_their_row_only()
    {
        var records = new CsvRecords(new MemoryStream([.. "a,b\n1,caf"u8, 0xE9, .. "\n2,caf\u00E9\n"u8])).Read().ToList();
        Assert.Contains("not UTF-8", records[1].Problem, StringComparison.Ordinal);
        Assert.Equal((1, null, "café"), (records[1].Field, records[2].Problem, records[2].Fields[1]));
    }

    [Fact]
    public void A_quotation_mark_in_the_wrong_place_spoils_its_row_only()
    {
        var records = Read("a,b\n1,\"x\"y\n2,3\n");
        Assert.Contains("wrong place", records[1].Problem, StringComparison.Ordinal);
        Assert.Null(records[2].Problem);
    }

    [Fact]
    public void A_field_without_an_end_does_not_fill_the_memory()
    {
        var records = new CsvRecords(new Endless("a,b\n1,\"", 64L << 20)).Read().ToList();
        Assert.Contains("more than", records.Last().Problem, StringComparison.Ordinal);
        Assert.Equal(2, records.Count);
    }

    private static List<CsvRecord> Read(string text) => [.. new CsvRecords(new MemoryStream(Encoding.UTF8.GetBytes(text))).Read()];

    /// <summary>A head and then the letter x for as long as anybody reads.</summary>
    private sealed class Endless(string head, long length) : MemoryStream
    {
        private readonly byte[] start = Encoding.UTF8.GetBytes(head);
        private long position;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(length - position, buffer.Length);
            for (var i = 0; i < count; i++, position++)
                buffer[i] = position < start.Length ? start[position] : (byte)'x';
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
