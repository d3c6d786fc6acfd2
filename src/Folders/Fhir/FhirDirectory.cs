using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>Whom references mean: people supported, staff, services.</summary>
internal sealed class FhirDirectory(References references, KnownFolder known)
{
    private readonly Dictionary<ResourceSlice, PatientMatch> patients = [];
    private readonly Dictionary<ResourceSlice, Named> named = [];

    public References References => references;

    public void Add(ResourceSlice slice, PatientMatch patient) => patients[slice] = patient;

    public void Add(ResourceSlice slice, Named name) => named[slice] = name;

    /// <summary>Puts the person into the row, or refuses it. An id that nobody has stays as it is, and the reader rejects it.</summary>
    public void Person(ResourceReference? subject, ResourceSlice from, string path, Draft row)
    {
        var (reference, identifier) = (Texts.Of(subject?.ReferenceElement), subject?.Identifier);
        if (reference.Length == 0 && identifier is null)
        {
            row.Refuse(path, "", "names nobody");
            return;
        }

        var match = Match(reference, identifier, from);
        if (match.Refusal.Length > 0)
            row.Refuse(path, reference, match.Refusal);
        row["person_id"] = match.PersonId;
    }

    /// <summary>A staff id or initials where they can be told, else what stands there (reading 4).</summary>
    public string Staff(ResourceReference? actor, ResourceSlice from, DomainResource owner)
    {
        if (actor is null)
            return "";
        var (reference, display) = (Texts.Of(actor.ReferenceElement), Texts.Of(actor.DisplayElement));
        var own = reference.StartsWith('#') ? owner.Contained.OfType<Practitioner>().Where(p => $"#{Texts.Of(p.IdElement)}" == reference).Select(Named.Of).FirstOrDefault()
            : references.Find(from.File, reference, out _) is { } slice ? named.GetValueOrDefault(slice) : null;
        var holder = own is { Other.Length: > 0 } && references.Find(from.File, own.Other, out _) is { } other ? named.GetValueOrDefault(other) : null;
        string[] ids = [Texts.Of(actor.Identifier?.ValueElement), .. own?.Ids ?? [], .. holder?.Ids ?? [], holder?.Id ?? "", own?.Id ?? "", References.IdOf(reference), display];
        if (Texts.First(ids.Where(known.IsStaff)) is { Length: > 0 } id)
            return id;
        string[] names = [holder?.Name ?? "", own?.Name ?? "", display];
        if (Texts.First(names.Select(known.StaffNamed)) is { Length: > 0 } byName)
            return byName;
        return Texts.First([ids[0], .. holder?.Ids ?? [], .. own?.Ids ?? [], display, .. names, References.IdOf(reference), reference]);
    }

    /// <summary>A service id of services.csv where one is meant, else what stands there.</summary>
    public string Service(ResourceReference? organisation, ResourceSlice from)
    {
        var reference = Texts.Of(organisation?.ReferenceElement);
        var own = references.Find(from.File, reference, out _) is { } slice ? named.GetValueOrDefault(slice) : null;
        string[] ids = [Texts.Of(organisation?.Identifier?.ValueElement), .. own?.Ids ?? [], References.IdOf(reference), own?.Name ?? "", Texts.Of(organisation?.DisplayElement)];
        return Texts.First(ids.Select(known.Service)) is { Length: > 0 } service ? service : Texts.First(ids);
    }

    public string NameOf(ResourceReference? reference, ResourceSlice from) => Texts.Of(reference?.DisplayElement) is { Length: > 0 } display ? display
        : references.Find(from.File, Texts.Of(reference?.ReferenceElement), out _) is { } slice ? named.GetValueOrDefault(slice)?.Name ?? "" : "";

    private PatientMatch Match(string reference, Identifier? identifier, ResourceSlice from)
    {
        var slice = references.Find(from.File, reference, out var ambiguous);
        if (ambiguous)
            return new("", IsNew: false, "stands for different people in the folder");
        if (slice is not null)
            return patients.TryGetValue(slice, out var patient) ? patient : new("", IsNew: false, $"is no Patient that can be used ({slice.Type})");
        var stated = PatientMatch.Of(References.IdOf(reference), identifier is null ? [] : [identifier], "", known);
        return stated.Refusal == PatientMatch.Nobody ? stated with { Refusal = "names nobody of people.csv and no Patient of the folder" } : stated;
    }
}
