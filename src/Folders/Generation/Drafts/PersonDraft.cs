using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Drafts;

/// <summary>A person supported with everything that was expected and recorded.</summary>
internal sealed class PersonDraft(string personId, int index, ServiceDraft service, string name)
{
    public string PersonId { get; } = personId;

    /// <summary>Place within the service, from 0.</summary>
    public int Index { get; } = index;

    public ServiceDraft Service { get; } = service;

    public string Name { get; } = name;

    public string Dob { get; init; } = "";

    public string NhsNumber { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Allergies { get; set; } = "None known";

    public string Gp { get; init; } = "";

    public string RiskFlags { get; set; } = "";

    public int SummaryVersion { get; init; } = 1;

    public int SummaryAuthorisedAt { get; init; }

    /// <summary>Empty: not in the printed pack.</summary>
    public string PrintedVersion { get; set; } = "";

    public int? PrintedAt { get; set; }

    public int? LeaveFrom { get; set; }

    public int? LeaveTo { get; set; }

    /// <summary>The end of leave is written as a date, which includes that day.</summary>
    public bool LeaveToIsDate { get; set; }

    public bool InHospital { get; set; }

    /// <summary>What a fault that is to be planted here needs; a person with a fault otherwise has an ordinary day.</summary>
    public Traits Traits { get; set; }

    public bool IsReserved { get; set; }

    /// <summary>A refusal, fall or raised score may occur: at most one a person, so that they do not touch each other.</summary>
    public bool HadEvent { get; set; }

    public List<MedicineDraft> Medicines { get; } = [];

    public List<PeriodDraft> Periods { get; } = [];

    public List<VisitPlan> VisitPlans { get; } = [];

    public List<DoseDraft> Doses { get; } = [];

    public List<RecordDraft> Records { get; } = [];

    public List<VisitDraft> Visits { get; } = [];

    public List<ContactDraft> Contacts { get; } = [];

    public List<StockDraft> Stock { get; } = [];

    public IEnumerable<EntryDraft> Entries => [.. Doses, .. Records, .. Visits];

    public bool IsAway(int at) => LeaveFrom is { } from && at >= from && (LeaveTo is null || at < LeaveTo);
}

/// <summary>A medicine on the chart, with the times at which it is due.</summary>
internal sealed class MedicineDraft(Medicine product)
{
    public Medicine Product { get; } = product;

    public List<int> Due { get; } = [];

    /// <summary>Expected without a dose: the medicine had been stopped by then.</summary>
    public int? Stop { get; set; }

    public string Start { get; init; } = "";

    public int RxVersion { get; set; } = 1;

    public int PrintedRxVersion { get; set; } = 1;

    /// <summary>Counted before and after.</summary>
    public bool IsStocked { get; set; }

    /// <summary>The count before the first dose of the folder, in the units of the dose.</summary>
    public decimal Opening { get; set; }

    /// <summary>Strength as prescribed for this person, where the product leaves it open.</summary>
    public decimal Quantity { get; set; } = product.Quantity;
}

/// <summary>A period in which records of a category are expected.</summary>
internal sealed record PeriodDraft(Category Category, int From, int To, int? MaxIntervalMinutes, string Priority);

internal sealed record ContactDraft(string ContactId, int At, string Party, string Summary, string RecordedIn);

internal sealed class StockDraft(MedicineDraft medicine, int at, decimal count, StaffDraft counter, StaffDraft witness)
{
    public MedicineDraft Medicine { get; } = medicine;

    public int At { get; } = at;

    public decimal Count { get; set; } = count;

    public StaffDraft Counter { get; } = counter;

    public StaffDraft Witness { get; } = witness;
}
