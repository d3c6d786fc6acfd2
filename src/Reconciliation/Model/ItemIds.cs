using System.Globalization;

namespace Reinstate.Reconciliation.Model;

/// <summary>Readable ids that depend on nothing but the row, so that two imports of one folder, and the node, agree.</summary>
public static class ItemIds
{
    public static string OfDose(string personId, string medicineId, DateTimeOffset dueAt) => $"dose:{personId}:{medicineId}:{Iso(dueAt)}";

    /// <summary>Carries limits only; there is no item of this id.</summary>
    public static string OfPrn(string personId, string medicineId) => $"prn:{personId}:{medicineId}";

    public static string OfRecord(string personId, Category category, DateTimeOffset from) => $"record:{personId}:{category.Name()}:{Iso(from)}";

    public static string OfVisit(string visitId) => $"visit:{visitId}";

    /// <summary>The item of an entry that nothing expected, or that was voided.</summary>
    public static string OfEntry(string entryId) => $"entry:{entryId}";

    /// <summary>Local time with its offset: 2026-03-29T08:00+01:00, with seconds only when they are not zero.</summary>
    public static string Iso(DateTimeOffset at) =>
        at.ToString(at.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd'T'HH:mmzzz" : at.Ticks % TimeSpan.TicksPerSecond == 0
            ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
