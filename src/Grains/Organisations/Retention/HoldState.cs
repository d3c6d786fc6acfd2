namespace Reinstate.Grains.Organisations.Retention;

/// <summary>A legal hold: as long as it stands, what it covers is not erased. One that was lifted is kept.</summary>
/// <param name="Id">Of the hold.</param>
/// <param name="PersonId">Whose records it keeps, or empty.</param>
/// <param name="IncidentId">Everybody whom this incident's record names, or empty.</param>
/// <param name="Reference">Of the case or claim; told to whoever tries to erase.</param>
/// <param name="Reason">Why it was placed.</param>
/// <param name="By">Who placed it.</param>
/// <param name="Role">In which role.</param>
/// <param name="At">When.</param>
public sealed record HoldState(string Id, string PersonId, string IncidentId, string Reference, string Reason, string By, string Role, DateTimeOffset At)
{
    /// <summary>Null while it stands.</summary>
    public HoldLifted? Lifted { get; init; }

    /// <summary>That it stood, and until when: all that is left of a hold on somebody who was erased since.</summary>
    internal HoldState WithoutWords => this with { Reference = "", Reason = "", Lifted = Lifted is null ? null : Lifted with { Reason = "" } };
}

/// <summary>By whom a hold was lifted, when and why.</summary>
public sealed record HoldLifted(string By, DateTimeOffset At, string Reason);
