using System.Text;
using CsCheck;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;
using Reinstate.FoldersTests.Reading.Plain;

namespace Reinstate.FoldersTests.Foreign;

/// <summary>Valid files, damaged: whatever the bytes, there is an answer, its tables can be read, and the undamaged lines are still there.</summary>
public class DamagedFileTests
{
    private static readonly (string Name, byte[] Bytes)[] Sound =
    [
        ("a.json", Encoding.UTF8.GetBytes(Samples.Bundle(Samples.Patient, Samples.NewPatient, Samples.Organization, Samples.Practitioner, Samples.Request, Samples.Prn, Samples.Given, Samples.News2, Samples.Note, Samples.Entering, Samples.Check))),
        ("a.ndjson", Encoding.UTF8.GetBytes(Samples.Lines(Samples.Patient, Samples.NewPatient, Samples.Request, Samples.Prn, Samples.Given, Samples.News2, Samples.Note, Samples.Entering))),
        ("a.ics", Encoding.UTF8.GetBytes(Samples.Calendar(
            "UID:v1\nDTSTART;TZID=Europe/London:20240310T080000\nDTEND;TZID=Europe/London:20240310T083000\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE;UNTIL=20270101T000000Z\nEXDATE;TZID=Europe/London:20260309T080000\nX-REINSTATE-PERSON:P3\nATTENDEE;CN=\"Dee Dean\":mailto:dee@example.org",
            "UID:v1\nRECURRENCE-ID:20260310T080000\nDTSTART:20260310T090000Z\nDURATION:P1DT2H\nX-REINSTATE-PERSON:P3",
            "UID:s1\nDTSTART:20260310T070000\nDURATION:PT8H\nATTENDEE:mailto:A1@example.org\nLOCATION:S1"))),
    ];

    private static readonly string[] Splices =
        ["\"", "{", "[", "}", "]", ",", "\\", "\\ud800", "null", "-1e999", "\n", "\0", "\uFFFF", ":", ";", "RRULE:FREQ=DAILY;INTERVAL=0", "\nBEGIN:VEVENT\n", "\nEND:VEVENT\n", "99999999T999999", "\"extension\":[{}],", "\"contained\":[{\"resourceType\":\"Patient\"}],", "9999-12-31T23:59:59Z", "\"_status\":{\"id\":\"x\"},"];

    private static readonly Gen<(int, byte[])> Damaged =
        from file in Gen.Int[0, Sound.Length - 1]
        from edits in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 6]
        select (file, Damage(Sound[file].Bytes, edits));

    [Fact]
    public void A_damaged_file_never_throws_and_its_tables_can_be_read()
    {
        using var folder = new ForeignFolder();
        var known = KnownFolder.Read(folder.Path);
        Damaged.Sample(
            damaged =>
            {
                var file = ForeignFiles.Parse(Sound[damaged.Item1].Name, damaged.Item2, known);
                foreach (var table in file.Tables)
                {
                    var records = new PlainRecords(new MemoryStream(table.Csv)).Read().ToList();
                    Assert.Equal(table.Lines.Length, records.Count - 1);
                    Assert.All(records, r => Assert.Equal(records[0].Fields.Length, r.Fields.Length));
                }

                Assert.All(file.Rejects, r => Assert.True(r.Row >= 1 && r.Reason.Length > 0));
            },
            iter: 4_000, threads: 1);
    }

    [Fact]
    public void Damage_to_one_line_leaves_the_other_lines_as_they_were()
    {
        using var folder = new ForeignFolder();
        var known = KnownFolder.Read(folder.Path);
        var notes = Enumerable.Range(0, 4).Select(i => Samples.Note.Replace("\"o2\"", $"\"n{i}\"", StringComparison.Ordinal)).ToArray();
        Gen.Select(Gen.Int[0, 3], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 4]).Sample(
            (which, edits) =>
            {
                var bytes = notes.Select((note, i) => i == which ? [.. Damage(Encoding.UTF8.GetBytes(note), edits).Where(b => b != '\n')] : Encoding.UTF8.GetBytes(note))
                    .SelectMany(line => line.Append((byte)'\n')).ToArray();
                var lines = ForeignFiles.Parse("n.ndjson", bytes, known).Tables.Where(t => t.Kind == "digital_records").SelectMany(t => t.Lines).ToHashSet();
                Assert.All(Enumerable.Range(0, 4).Where(i => i != which), i => Assert.Contains(i + 1, lines));
            },
            iter: 1_000, threads: 1);
    }

    private static byte[] Damage(byte[] sound, (int Kind, int At, int Other, byte Value)[] edits)
    {
        var bytes = sound.ToList();
        foreach (var (kind, at, other, value) in edits)
        {
            if (bytes.Count == 0)
                break;
            var (from, to) = (at % bytes.Count, other % bytes.Count);
            switch (kind)
            {
                case 0:
                    bytes[from] = value;
                    break;
                case 1:
                    bytes.InsertRange(from, Encoding.UTF8.GetBytes(Splices[other % Splices.Length]));
                    break;
                case 2:
                    bytes.RemoveRange(Math.Min(from, to), Math.Min(40, Math.Abs(from - to)));
                    break;
                default:
                    bytes.InsertRange(from, bytes.GetRange(to, Math.Min(200, bytes.Count - to)));
                    break;
            }
        }

        return [.. bytes];
    }
}
