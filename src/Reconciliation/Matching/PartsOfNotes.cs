using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>A unit that is part of another one; indices into the cluster's units.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PartOf(int Part, int Whole);

/// <summary>
/// Split and merged notes. Split: one line on paper was typed in as several rows; the further rows say nothing that the line does not
/// hold. Merged: several lines were typed in as one row, which holds the further lines' words. A part counts only where it is left over:
/// a note that fills a period of its own stays what it is. Words are compared as <see cref="TextLikeness"/> says.
/// </summary>
internal static class PartsOfNotes
{
    public static List<PartOf> Find(List<Unit> units, int[] chosen, RecoveryContext context)
    {
        var parts = new List<PartOf>();
        for (var u = 0; u < units.Count && units.Count > 1; u++)
        {
            if (chosen[u] >= 0 || units[u].Count > 1 || units[u].Lead is { IsNative: true } or { SheetSerial.Length: 0 })
                continue;
            for (var whole = 0; whole < units.Count; whole++)
            {
                if (whole != u && IsPart(units[u], units[whole], context))
                {
                    parts.Add(new(u, whole));
                    break;
                }
            }
        }

        return parts;
    }

    private static bool IsPart(Unit part, Unit whole, RecoveryContext context)
    {
        if (whole.Count == 1 || !RecordMatching.Instance.AreLinked(part, whole, context))
            return false;
        var holder = part.Paper is null ? whole.Paper : whole.Digital;
        return holder?.Content is RecordMade note && part.Lead.Content is RecordMade piece
            && TextLikeness.ShareHeld(piece.Text, note.Text) * 100 >= context.Policy.PartOfNotePercent;
    }
}
