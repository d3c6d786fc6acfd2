using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>One thing that should exist, frozen when the outage is declared.</summary>
public abstract record ExpectedItem(string ItemId, string PersonId)
{
    /// <summary>False for what only carries limits (a medicine given when needed): never an item of its own.</summary>
    public virtual bool IsItem => true;

    /// <summary>When it is due; for a period its beginning.</summary>
    public abstract DateTimeOffset From { get; }

    /// <summary>The end of the period; equal to <see cref="From"/> for a single moment.</summary>
    public abstract DateTimeOffset To { get; }
}

/// <summary>A dose due; with <see cref="Prn"/> the limits of a medicine given when needed.</summary>
public sealed record ExpectedDose(string ItemId, string PersonId, string MedicineId, string Medicine, DateTimeOffset? DueAt)
    : ExpectedItem(ItemId, PersonId)
{
    public string Form { get; init; } = "";

    public string Route { get; init; } = "";

    public string Strength { get; init; } = "";

    public string Dose { get; init; } = "";

    /// <summary>Minutes either side of the due time.</summary>
    public int? WindowMinutes { get; init; }

    public bool TimeCritical { get; init; }

    public bool Prn { get; init; }

    public int? PrnMinIntervalMinutes { get; init; }

    public int? PrnMax24h { get; init; }

    public string Ingredient { get; init; } = "";

    /// <summary>Milligrams per dose given.</summary>
    public decimal? IngredientMg { get; init; }

    public string CdSchedule { get; init; } = "";

    public bool VariableDose { get; init; }

    public DateTimeOffset? Start { get; init; }

    /// <summary>Exclusive: a bare date in a file has become 24:00 of that day.</summary>
    public DateTimeOffset? Stop { get; init; }

    public string RxVersion { get; init; } = "";

    public string PrintedRxVersion { get; init; } = "";

    public override bool IsItem => !Prn && DueAt is not null;

    public override DateTimeOffset From => DueAt ?? DateTimeOffset.MinValue;

    public override DateTimeOffset To => From;
}

public sealed record ExpectedRecord(string ItemId, string PersonId, Category Category, DateTimeOffset DueFrom, DateTimeOffset DueTo)
    : ExpectedItem(ItemId, PersonId)
{
    public int? MaxIntervalMinutes { get; init; }

    public Priority? Priority { get; init; }

    public override DateTimeOffset From => DueFrom;

    public override DateTimeOffset To => DueTo;
}

public sealed record ExpectedVisit(string ItemId, string PersonId, string VisitId, DateTimeOffset Start, DateTimeOffset End)
    : ExpectedItem(ItemId, PersonId)
{
    public int WorkersRequired { get; init; } = 1;

    public ImmutableArray<string> StaffIds { get; init; } = [];

    public bool TimeCritical { get; init; }

    public Priority? Priority { get; init; }

    public string Tasks { get; init; } = "";

    public override DateTimeOffset From => Start;

    public override DateTimeOffset To => End;
}
