using System.Globalization;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Building;

/// <summary>
/// Sheets and lines of the outage, then transcription after restoration and the second check, most urgent rows first. Checks go round the
/// desk: each checks what the one before entered, so that nobody checks in pairs.
/// </summary>
internal sealed class Paperwork
{
    private const int LinesOfPage = 24;
    private const int LongestPace = 60;
    private readonly ServiceDraft service;
    private readonly Dictionary<(string Kind, string Owner), SheetDraft> sheets = [];
    private readonly int[] free;
    private readonly int pace;

    private Paperwork(ServiceDraft service, int rows)
    {
        this.service = service;
        free = [.. service.Desk.Ring.Select((_, i) => service.Calendar.Length + (15 * OutageCalendar.Minute) + (i * 37))];
        // All is entered within nine hours, so that entering and checking end with the desk's shift.
        pace = Math.Clamp(9 * OutageCalendar.Hour * free.Length / Math.Max(1, rows * 13 / 10), 5, LongestPace);
    }

    /// <summary>Gives every row its id, and every paper row its sheet, its copy and its check.</summary>
    public static Paperwork Settle(ServiceDraft service)
    {
        var rows = service.Entries.ToList();
        var paper = rows.Where(r => r.IsPaper).OrderBy(r => r.At).ToList();
        var work = new Paperwork(service, paper.Count);
        foreach (var row in rows.Where(r => !r.IsPaper))
            row.EntryId = service.NextId(KindOf(row));
        foreach (var row in paper)
            work.OnSheet(row);
        foreach (var sheet in service.Sheets)
            sheet.NumberLines();
        foreach (var row in paper.OrderBy(r => r.Urgency).ThenBy(r => r.Person.Index).ThenBy(r => r.Line))
            work.Enter(row);
        work.Return();
        return work;
    }

    /// <summary>A row that came to mind later: on the sheet where it belongs, entered and checked last.</summary>
    public void Add(EntryDraft row)
    {
        if (row.IsPaper)
        {
            OnSheet(row).NumberLines();
            Enter(row);
            Return();
        }
        else
        {
            row.EntryId = service.NextId(KindOf(row));
        }
    }

    /// <summary>A sheet that was issued and not used.</summary>
    public SheetDraft Spare(PersonDraft person)
    {
        var sheet = NewSheet("notes", person, service.Desk.Manager);
        sheet.ReturnedAt = service.Calendar.Length + (10 * OutageCalendar.Minute);
        sheet.PagesReturned = 1;
        return sheet;
    }

    public static void Remove(EntryDraft row)
    {
        switch (row)
        {
            case DoseDraft dose:
                row.Person.Doses.Remove(dose);
                break;
            case RecordDraft record:
                row.Person.Records.Remove(record);
                break;
            default:
                row.Person.Visits.Remove((VisitDraft)row);
                break;
        }

        row.Sheet?.Rows.Remove(row);
        row.Sheet?.NumberLines();
    }

    private SheetDraft OnSheet(EntryDraft row)
    {
        var (kind, owner) = row switch
        {
            DoseDraft => ("mar", row.Person.PersonId),
            RecordDraft => ("notes", row.Person.PersonId),
            _ => ("visits", row.Author.StaffId),
        };
        if (!sheets.TryGetValue((kind, owner), out var sheet))
            sheets[(kind, owner)] = sheet = NewSheet(kind, row is VisitDraft ? null : row.Person, row.Author);
        row.Sheet = sheet;
        row.EditBoth(r => r.Line = int.MaxValue);
        sheet.Rows.Add(row);
        return sheet;
    }

    private SheetDraft NewSheet(string kind, PersonDraft? person, StaffDraft issuedTo)
    {
        var chance = service.Chance;
        var scan = string.Create(CultureInfo.InvariantCulture, $"{chance.Next():x16}{chance.Next():x16}{chance.Next():x16}{chance.Next():x16}");
        var sheet = new SheetDraft(service.NextId(kind switch { "mar" => "M", "notes" => "N", _ => "C" }), person, kind, -chance.Between(0, 4) * OutageCalendar.Minute, issuedTo, scan);
        service.Sheets.Add(sheet);
        return sheet;
    }

    private void Enter(EntryDraft row)
    {
        var chance = service.Chance;
        var ring = service.Desk.Ring;
        var who = Array.IndexOf(free, free.Min());
        free[who] += chance.Between(pace * 7 / 10, pace * 13 / 10);
        row.EntryId = service.NextId(KindOf(row));
        row.TranscribedBy = ring[who];
        row.EnteredAt = free[who];
        row.CheckedBy = ring[(who + 1) % ring.Length];
        row.CheckedAt = free[who] + chance.Between(100, 40 * OutageCalendar.Minute);
        row.MakeCopy(service.NextId(KindOf(row, copy: true)));
    }

    private void Return()
    {
        foreach (var sheet in service.Sheets.Where(s => s.Rows.Count > 0))
        {
            sheet.Pages = 1 + ((sheet.Rows.Count - 1) / LinesOfPage);
            sheet.PagesReturned = sheet.Pages;
            sheet.ReturnedAt ??= Math.Max(service.Calendar.Length, sheet.Rows.Max(r => r.WrittenAt ?? ((VisitDraft)r).Out)) + (service.Chance.Between(2, 12) * OutageCalendar.Minute);
        }
    }

    /// <summary>PD, DD, PR, DR, PV, DV: paper or digital; dose, record or visit.</summary>
    private static string KindOf(EntryDraft row, bool copy = false) =>
        (row.IsPaper && !copy ? "P" : "D") + row switch { DoseDraft => "D", RecordDraft => "R", _ => "V" };
}
