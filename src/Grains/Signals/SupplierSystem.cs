using System.Collections.Immutable;
using System.Text;

namespace Reinstate.Grains.Signals;

/// <summary>
/// A supplier's system, the same for every organisation however it writes the supplier's name: letters and digits alone count, without case, and not what a company is by law. Two names that differ
/// otherwise are two suppliers: a signal that is split warns later, one that is joined wrongly would warn of the wrong system.
/// </summary>
/// <param name="System">One of <see cref="Kinds"/>.</param>
/// <param name="Supplier">The name, folded; never shown.</param>
public sealed record SupplierSystem(string System, string Supplier)
{
    /// <summary>The systems of DOMAIN.md section 4.</summary>
    public static readonly ImmutableArray<string> Kinds = ["care_planning", "emar", "rostering", "telephony", "network", "other"];

    // A longer name is no name; the key of a grain must not grow with what somebody types.
    private const int Longest = 200;

    private static readonly string[] Forms = ["limited", "ltd", "plc", "llp", "inc", "uk"];

    /// <summary>Key of the grain that counts it; no tenant is in it.</summary>
    public string Key => $"{System}.{Supplier}";

    /// <summary>Null where the name has no letter or digit, or more than 200 characters, so that nobody could tell whose system it is.</summary>
    public static SupplierSystem? Of(string system, string supplier)
    {
        if (supplier.Length > Longest)
            return null;
        var words = Folded(supplier).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && Array.IndexOf(Forms, words[^1]) >= 0)
            words.RemoveAt(words.Count - 1);
        return words.Count == 0 ? null : new(system, string.Join('-', words));
    }

    private static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            folded.Append(Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : " ");
        return folded.ToString();
    }
}
