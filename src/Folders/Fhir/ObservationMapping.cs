using System.Collections.Frozen;
using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Fhir;

/// <summary>Observation becomes digital_records, or paper_records where it says that it is the transcription of a sheet.</summary>
internal sealed class ObservationMapping(FhirDirectory directory, EntryParts parts)
{
    /// <summary>Codes that say "observation" by themselves: vital signs and common measurements.</summary>
    private static readonly FrozenSet<string> VitalSigns = FrozenSet.ToFrozenSet(
        ["85353-1", "9279-1", "8867-4", "2708-6", "59408-5", "8310-5", "8302-2", "29463-7", "39156-5", "85354-9", "8480-6", "8462-4", "2339-0", "15074-8", "3141-9",
            "86290005", "103228002", "72313002", "271649006", "271650006", "78564009", "364075005", "276885007", "386725007", "75367002", "27113001", "33747003"], StringComparer.Ordinal);

    public void Map(ResourceSlice slice)
    {
        if (FhirParser.Read<Observation>(slice) is not { } observation)
            return;
        var row = parts.Start(slice, observation.Effective);
        directory.Person(observation.Subject, slice, "Observation.subject", row);
        if (Texts.Of(observation.StatusElement) is var status && status is not ("final" or "preliminary" or "amended" or "corrected"))
            row.Refuse("Observation.status", status, status == "entered-in-error" ? "was entered in error and is no entry" : "has no result that could be an entry");
        if (observation.Performer.Count == 0)
            row.Refuse("Observation.performer", "", "is missing: the entry has no author");
        row["author"] = directory.Staff(observation.Performer.FirstOrDefault(), slice, observation);
        foreach (var further in observation.Performer.Skip(1))
            row.Note("performer", directory.Staff(further, slice, observation));
        if (News2.Is(observation.Code))
            Score(observation, row);
        else
            Reading(observation, row);
        if (row["text"].Length == 0)
            row.Refuse("Observation.value", "", "says nothing: neither a value nor a component nor a note");
        parts.Finish(slice, observation, FileKind.Records, "author", Texts.Of(observation.IssuedElement) is { Length: > 0 } issued ? issued : Texts.Of(observation.Meta?.LastUpdatedElement), row);
    }

    private static void Score(Observation observation, Draft row)
    {
        row["category"] = Category.Observation.Name();
        row["unit"] = "NEWS2";
        row["value"] = observation.Value is Quantity total ? Texts.Of(total.ValueElement) : Texts.Of(observation.Value);
        row["text"] = News2.Text(observation.Component) is { Length: > 0 } components ? components : $"NEWS2 {row["value"]}";
        row.Note("note", Texts.Joined(observation.Note.Select(n => Texts.Of(n.TextElement))));
    }

    private static void Reading(Observation observation, Draft row)
    {
        var codes = observation.Code?.Coding.Select(c => Texts.Of(c.CodeElement)).ToList() ?? [];
        var stated = Texts.First(observation.Category.SelectMany(c => c.Coding.Select(k => Texts.Of(k.CodeElement)).Append(Texts.Of(c.TextElement)))
            .Where(c => Vocabulary.TryParse<Category>(c, out var category) && category.IsRecord()));
        row["category"] = stated.Length > 0 ? stated : Category.Observation.Name();
        if (stated.Length == 0 && !codes.Exists(VitalSigns.Contains))
            row.Note("code", Texts.Joined(observation.Code?.Coding.Select(c => $"{Texts.Of(c.SystemElement)}|{Texts.Of(c.CodeElement)}") ?? []));
        row["value"] = observation.Value is Quantity quantity ? Texts.Of(quantity.ValueElement) : observation.Value is FhirString ? "" : Texts.Of(observation.Value);
        row["unit"] = Texts.Unit(observation.Value as Quantity);
        row["text"] = Said(observation, isWords: stated.Length > 0);
    }

    /// <summary>One readable text. Where the category is stated, a string value is the note that was written, word for word.</summary>
    private static string Said(Observation observation, bool isWords)
    {
        var (name, value) = (Texts.Of(observation.Code), Texts.Of(observation.Value));
        string[] parts =
        [
            isWords && observation.Value is FhirString ? value : value.Length > 0 ? $"{name} {value}".Trim() : "",
            .. observation.Component.Select(c => $"{Texts.Of(c.Code)} {Texts.Of(c.Value)}".Trim()),
            observation.DataAbsentReason is null ? "" : $"{name}: not measured, {Texts.Of(observation.DataAbsentReason)}",
            .. observation.Note.Select(n => Texts.Of(n.TextElement)),
        ];
        return Texts.Joined(parts);
    }
}
