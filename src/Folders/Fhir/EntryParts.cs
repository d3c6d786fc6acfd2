using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Fhir;

/// <summary>What administrations and observations share: id, times, whether they come from paper, and notes of what no column takes.</summary>
internal sealed class EntryParts(ProvenanceMapping provenance, OutageWindow window)
{
    public OutageWindow Window => window;

    public Draft Start(ResourceSlice slice, DataType? effective)
    {
        var row = new Draft
        {
            ["entry_id"] = slice.Id.Length > 0 ? slice.Key : slice.FullUrl.Length > 0 ? $"{slice.Type}/{slice.FullUrl}" : "",
            ["occurred_at"] = window.Local(effective is Period period ? Texts.Of(period.StartElement) : Texts.Of(effective as PrimitiveType)),
        };
        if (row["entry_id"].Length == 0)
            row.Refuse($"{slice.Type}.id", "", "is missing, so the entry could not be told from others");
        if (row["occurred_at"].Length == 0)
            row.Refuse($"{slice.Type}.effective", "", "is missing or not one of dateTime, instant, Period");
        if (effective is Period { EndElement: { } end })
            row.Note("effectivePeriod.end", window.Local(Texts.Of(end)));
        return row;
    }

    /// <summary>recorded is when the system itself says that the entry was made; a Provenance goes before it, our own extensions before both.</summary>
    public void Finish(ResourceSlice slice, DomainResource resource, Func<string, FileKind> kind, string author, string recorded, Draft row)
    {
        row["entered_at"] = window.Local(recorded);
        provenance.State(slice, author, row);
        var source = Source(resource);
        if (source is not ("paper" or "digital"))
            row.Refuse($"{slice.Type}.extension", source, "is neither paper nor digital (urn:reinstate:source)");
        var chosen = kind(source == "paper" ? "paper" : "digital");
        Extensions.State(resource.Extension, chosen, window, row);
        foreach (var (path, json) in Leftovers.Of(slice))
            row.Note(path, json);
        slice.File.Add(chosen, slice.Row, row);
    }

    private static string Source(DomainResource resource)
    {
        var tag = Texts.First((resource.Meta?.Tag ?? []).Where(t => Texts.Of(t.SystemElement) == Extensions.Ours + "source").Select(t => Texts.Of(t.CodeElement)));
        return Texts.First([Extensions.Of(resource.Extension, "source"), tag, "digital"]);
    }
}
