namespace Reinstate.Grains.Incidents.Auditing;

/// <summary>Why an item is in the audit sample. Stored words: never renamed.</summary>
public static class DrawnBecause
{
    public const string Always = "always";
    public const string Random = "random";
    public const string Stratum = "stratum";
    public const string Person = "person";
    public const string Everything = "everything";
}
