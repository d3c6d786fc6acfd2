using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// Provenance tells who transcribed an entry, when it was entered, who checked it and when, and from which sheet. A Provenance whose only agents
/// are verifiers is the second check; every other one is the entering, of which the first counts.
/// </summary>
internal sealed class ProvenanceMapping(FhirDirectory directory, OutageWindow window)
{
    private const string Sheet = Extensions.Ours + "sheet";

    private readonly Dictionary<ResourceSlice, List<Told>> told = [];

    public void Add(ResourceSlice slice)
    {
        if (FhirParser.Read<Provenance>(slice) is not { } provenance)
            return;
        var used = false;
        foreach (var reference in provenance.Target.Select(t => Texts.Of(t.ReferenceElement)))
        {
            var target = directory.References.Find(slice.File, reference, out var ambiguous);
            if (ambiguous)
                slice.Refuse("Provenance.target", reference, "stands for different resources in the folder");
            used |= ambiguous;
            if (target?.Type is not ("MedicationAdministration" or "Observation"))
                continue;
            if (!told.TryGetValue(target, out var list))
                told[target] = list = [];
            list.Add(Read(slice, provenance));
            used = true;
        }

        if (!used)
            slice.Keep("is about nothing that becomes an entry");
        else
            slice.KeepRest();
    }

    /// <summary>author is the column of the row that names who gave the care.</summary>
    public void State(ResourceSlice slice, string author, Draft row)
    {
        if (!told.TryGetValue(slice, out var all))
            return;
        var entered = all.Where(t => !t.IsCheck).OrderBy(t => window.Moment(t.Recorded, isEnd: false)).ToList();
        var check = all.Where(t => t.CheckedBy.Length > 0).OrderBy(t => window.Moment(t.CheckedAt, isEnd: false)).FirstOrDefault();
        if (entered.FirstOrDefault() is { } first)
        {
            row["entered_at"] = first.Recorded;
            row["sheet_serial"] = first.Serial;
            row["line"] = first.Line;
            row["written_at"] = first.WrittenAt;

            // Whoever types their own note in copies nothing: only a sheet makes it a transcription.
            if (first.Serial.Length > 0 || first.Enterer != row[author])
                row["transcribed_by"] = first.Enterer;
        }

        row["checked_by"] = check?.CheckedBy ?? "";
        row["checked_at"] = check?.CheckedAt ?? "";
        foreach (var further in all.Where(t => t != entered.FirstOrDefault() && t != check))
            further.Slice.Keep($"an earlier Provenance of {slice.Key} stands");
    }

    private Told Read(ResourceSlice slice, Provenance provenance)
    {
        var verifier = provenance.Agent.Find(a => Is(a, "verifier"));
        var enterer = provenance.Agent.Find(a => Is(a, "enterer") || Is(a, "transcriber"));
        var isCheck = verifier is not null && provenance.Agent.TrueForAll(a => Is(a, "verifier"));
        var recorded = window.Local(Texts.Of(provenance.RecordedElement));
        var source = provenance.Entity.Find(e => Texts.Of(e.What?.Identifier?.SystemElement) == Sheet)
            ?? provenance.Entity.Find(e => Texts.Of(e.RoleElement) == "source" && Texts.Of(e.What?.Identifier?.ValueElement).Length > 0);
        return new(slice, isCheck, recorded)
        {
            Enterer = directory.Staff(enterer?.Who, slice, provenance),
            CheckedBy = directory.Staff(verifier?.Who, slice, provenance),
            CheckedAt = isCheck ? recorded : window.Local(verifier is null ? "" : Extensions.Of(verifier.Extension, "checked-at")),
            Serial = Texts.Of(source?.What?.Identifier?.ValueElement),
            Line = source is null ? "" : Extensions.Of(source.Extension, "line"),
            WrittenAt = window.Local(source is null ? "" : Extensions.Of(source.Extension, "written-at")),
        };
    }

    private static bool Is(Provenance.AgentComponent agent, string type) =>
        agent.Type?.Coding.Any(c => Texts.Of(c.CodeElement) == type) == true || agent.Role.Any(r => r.Coding.Any(c => Texts.Of(c.CodeElement) == type));

    private sealed record Told(ResourceSlice Slice, bool IsCheck, string Recorded)
    {
        public string Enterer { get; init; } = "";

        public string CheckedBy { get; init; } = "";

        public string CheckedAt { get; init; } = "";

        public string Serial { get; init; } = "";

        public string Line { get; init; } = "";

        public string WrittenAt { get; init; } = "";
    }
}
