using System.Text;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading;

public class VirtualTableTests
{
    [Fact]
    public void Rows_of_another_format_come_after_the_file_of_their_kind()
    {
        using var folder = new SmallFolder().File("digital_records.csv", $"{SmallFolder.Records}E1,P1,mood,2026-03-10T08:00,A,x\n");
        var read = folder.Read(Table("digital_records", $"{SmallFolder.Records}E2,P1,mood,2026-03-10T07:00,A,x\n", 4), Table("paper_records", $"{SmallFolder.Records}E3,P1,mood,2026-03-10T07:00,A,x\n", 9));
        Assert.Equal(["P1 E3", "P1 E1", "P1 E2"], SmallFolder.Entries(read));
        Assert.True(read.Supplied.SetEquals([FactKind.PaperRecords, FactKind.DigitalRecords]));
        Assert.Equal([("digital_records.csv", 1), ("ward.ndjson", 2)], read.Files.Where(f => f.Name[0] is 'd' or 'w').Select(f => (f.Name, f.Rows)));
    }

    [Fact]
    public void A_reject_names_the_original_file_and_its_line()
    {
        using var folder = new SmallFolder();
        var read = folder.Read(Table("digital_records", $"{SmallFolder.Records}E1,P9,mood,2026-03-10T08:00,A,x\nE2,P1,mood,2026-03-10T08:00,A,\"two\nlines\"\nE3,P1,slumber,2026-03-10T08:00,A,x\n", 4, 17, 31));
        Assert.Equal(["ward.ndjson:4:person_id is not in people.csv", "ward.ndjson:31:category is not a category of records"], SmallFolder.Told(read.Rejects));
        Assert.Equal(("ward.ndjson", 3, 2), read.Files.Where(f => f.Name[0] == 'w').Select(f => (f.Name, f.Rows, f.Rejected)).Single());
    }

    [Fact]
    public void An_id_or_item_that_the_file_has_is_not_taken_from_another()
    {
        using var folder = new SmallFolder().File("digital_records.csv", $"{SmallFolder.Records}E1,P1,mood,2026-03-10T08:00,A,x\n")
            .File("expected_doses.csv", "person_id,medicine_id,medicine,due_at\nP1,M,Name,2026-03-10T08:00\n").File("expected_visits.csv", "visit_id,person_id,start,end\nV1,P1,2026-03-10T08:00,2026-03-10T09:00\n");
        var read = folder.Read(
            Table("digital_records", $"{SmallFolder.Records}E1,P1,mood,2026-03-10T08:00,A,x\n", 1),
            Table("expected_doses", "person_id,medicine_id,medicine,due_at\nP1,M,Name,2026-03-10T08:00\n", 2),
            Table("expected_visits", "visit_id,person_id,start,end\nV1,P2,2026-03-10T08:00,2026-03-10T09:00\nV2,P2,2026-03-10T08:00,2026-03-10T09:00\n", 3, 4));
        Assert.Equal(["ward.ndjson:1:entry_id is used in another file", "ward.ndjson:2:due_at is used in another file", "ward.ndjson:3:visit_id is used in another file"], SmallFolder.Told(read.Rejects));
        Assert.Equal((1, 3), (read.People.Sum(p => p.Entries.Length), read.People.Sum(p => p.Expected.Length)));
    }

    [Fact]
    public void People_may_come_from_another_format_alone()
    {
        using var folder = new SmallFolder().Without("people.csv");
        var read = folder.Read(Table("people", "person_id,service_id,name\nP7,S1,G\n", 3));
        Assert.Equal("P7", Assert.Single(read.People).Person.PersonId);
        var refusal = Assert.Throws<FolderUnreadableException>(() => folder.Read(Table("people", "person_id,service_id,name\n")));
        Assert.StartsWith("people.csv is missing in ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_nobody_knows_is_a_mistake_of_the_caller()
    {
        using var folder = new SmallFolder();
        Assert.Throws<ArgumentException>(() => folder.Read(Table("digital_dreams", "a\n1\n", 1)));
    }

    private static VirtualTable Table(string kind, string csv, params int[] lines) => new(kind, "ward.ndjson", Encoding.UTF8.GetBytes(csv), lines);
}
