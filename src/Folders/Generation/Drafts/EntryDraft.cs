using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Drafts;

/// <summary>
/// A row of an entry file before it is written. Times are seconds since the start of contingency. A paper row that was copied into the
/// restored system carries its copy, so that an edit can reach both.
/// </summary>
internal abstract class EntryDraft(PersonDraft person, int at, StaffDraft author)
{
    public string EntryId { get; set; } = "";

    public PersonDraft Person { get; } = person;

    public int At { get; set; } = at;

    public StaffDraft Author { get; set; } = author;

    public Source Source { get; set; }

    public Precision Precision { get; set; }

    public bool Late { get; set; }

    public int? WrittenAt { get; set; }

    public int? EnteredAt { get; set; }

    public int? CheckedAt { get; set; }

    public StaffDraft? TranscribedBy { get; set; }

    public StaffDraft? CheckedBy { get; set; }

    public SheetDraft? Sheet { get; set; }

    public int Line { get; set; }

    /// <summary>Order of transcription: 1 first.</summary>
    public int Urgency { get; set; } = 3;

    public EntryDraft? Copy { get; set; }

    /// <summary>Written instead of At: a local time that the clock change leaves in doubt.</summary>
    public string? AtText { get; set; }

    public bool IsPaper => Source == Source.Paper;

    /// <summary>The row and its copy.</summary>
    public IEnumerable<EntryDraft> Both => Copy is null ? [this] : [this, Copy];

    public IEnumerable<string> Ids => Both.Select(e => e.EntryId);

    public EntryDraft MakeCopy(string entryId)
    {
        var copy = (EntryDraft)MemberwiseClone();
        copy.EntryId = entryId;
        copy.Source = Source.Digital;
        Copy = copy;
        return copy;
    }

    public void EditBoth(Action<EntryDraft> edit)
    {
        foreach (var row in Both)
            edit(row);
    }
}

internal sealed class DoseDraft(PersonDraft person, MedicineDraft medicine, int at, StaffDraft author) : EntryDraft(person, at, author)
{
    public MedicineDraft Medicine { get; } = medicine;

    public int? DueAt { get; set; }

    public Meaning Meaning { get; set; } = Meaning.Given;

    /// <summary>Written instead of the chart's code for the meaning.</summary>
    public string? CodeText { get; set; }

    public decimal? Given { get; set; }

    public decimal? Wasted { get; set; }

    public decimal? StockBefore { get; set; }

    public decimal? StockAfter { get; set; }

    public StaffDraft? Witness { get; set; }

    public string Note { get; set; } = "";

    public string Rationale { get; set; } = "";

    public string Effect { get; set; } = "";

    public bool WasTaken => Meaning.WasTaken();

    /// <summary>What left the stock.</summary>
    public decimal Gone => (WasTaken ? Given ?? 0 : 0) + (Wasted ?? 0);
}

internal sealed class RecordDraft(PersonDraft person, Category category, int at, StaffDraft author, string text) : EntryDraft(person, at, author)
{
    public Category Category { get; } = category;

    public string Text { get; set; } = text;

    public string Value { get; set; } = "";

    public string Unit { get; set; } = "";

    /// <summary>The visit in which it was written.</summary>
    public VisitDraft? Visit { get; set; }

    /// <summary>Part of a series of checks with a longest interval.</summary>
    public bool IsCheck { get; set; }
}

internal sealed class VisitDraft(VisitPlan plan, int at, StaffDraft author) : EntryDraft(plan.Person, at, author)
{
    public VisitPlan Plan { get; } = plan;

    public List<StaffDraft> Staff { get; set; } = [author];

    public int Out { get; set; }

    public string LateReason { get; set; } = "";

    public int? FamilyInformedAt { get; set; }

    public int? WelfareConfirmedAt { get; set; }
}
