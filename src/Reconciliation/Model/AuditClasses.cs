using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>Kinds of items that an audit can draw in any case (DOMAIN.md section 5), as policy names them.</summary>
public static class AuditClasses
{
    public const string ControlledDrug = "cd";
    public const string TimeCritical = "time_critical";
    public const string PsychotropicPrn = "psychotropic_prn";
    public const string Overridden = "overridden";

    /// <summary>Insulins and anticoagulants, as policy lists them.</summary>
    public const string HighRisk = "high_risk";

    public static readonly ImmutableArray<string> All = [ControlledDrug, HighRisk, Overridden, PsychotropicPrn, TimeCritical];
}
