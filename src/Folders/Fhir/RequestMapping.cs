using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Fhir;

/// <summary>A request as an administration sees it: its medicine, and its due time where it has only one.</summary>
internal sealed record RequestFacts(Medicine Medicine, string OnlyDue);

/// <summary>MedicationRequest becomes expected_doses: a row for each due time, or one with the limits of a medicine given when needed.</summary>
internal sealed class RequestMapping(FhirDirectory directory, Medicines medicines, KnownFolder known)
{
    private const string NoStop = "and nothing says since when: state timing.repeat.boundsPeriod.end, dispenseRequest.validityPeriod.end or the extension urn:reinstate:stop";

    private readonly Dictionary<ResourceSlice, RequestFacts> facts = [];

    public RequestFacts? Facts(ResourceSlice? slice) => slice is null ? null : facts.GetValueOrDefault(slice);

    public void Map(ResourceSlice slice)
    {
        if (FhirParser.Read<MedicationRequest>(slice) is not { } request)
            return;
        var medicine = medicines.Of(request.Medication, request, slice);
        facts[slice] = new(medicine, request.DosageInstruction is [{ Timing.EventElement: [var only] }] ? Texts.Of(only) : "");
        if (NotExpected(request) is { } why)
        {
            slice.Keep(why);
            return;
        }

        var row = Row(slice, request, medicine);
        if (request.DosageInstruction.Count == 0)
            row.Refuse("MedicationRequest.dosageInstruction", "", "is missing: nothing says when a dose is due");
        var rows = request.DosageInstruction.SelectMany(d => Instruction(request, d, row)).ToList();
        if (rows.Find(r => r.Problem is not null) is { } refused)
        {
            // One instruction that cannot be read makes the others half of what was prescribed.
            slice.File.Add(FileKind.ExpectedDoses, slice.Row, refused);
            return;
        }

        rows.ForEach(r => slice.File.Add(FileKind.ExpectedDoses, slice.Row, r));
        if (rows.Count == 0)
            slice.Keep("nothing of it is due within a day of the outage");
        else
            slice.KeepRest(rows.SelectMany(r => r.Notes.Keys));
    }

    private static string? NotExpected(MedicationRequest request) => Texts.Of(request.StatusElement) switch
    {
        _ when Texts.Of(request.DoNotPerformElement) == "y" => "asks for the medicine not to be given",
        _ when Texts.Of(request.IntentElement) is var intent && intent is "proposal" or "plan" or "option" => $"is no order (intent {intent})",
        "cancelled" => "was withdrawn before any dose (status cancelled)",
        "draft" => "is no order yet (status draft)",
        "entered-in-error" => "was entered in error",
        _ => null,
    };

    private Draft Row(ResourceSlice slice, MedicationRequest request, Medicine medicine)
    {
        var row = new Draft
        {
            ["medicine_id"] = medicine.Id,
            ["medicine"] = medicine.Name.Length > 0 ? medicine.Name : medicine.Id,
            ["form"] = medicine.Form,
            ["strength"] = medicine.Strength,
            ["ingredient"] = medicine.Ingredient,
        };
        directory.Person(request.Subject, slice, "MedicationRequest.subject", row);
        if (medicine.Id.Length == 0)
            row.Refuse("MedicationRequest.medication", "", "names no medicine");
        if (Texts.Of(request.StatusElement) is var status && status is not ("active" or "completed" or "stopped"))
            row.Refuse("MedicationRequest.status", status, status == "on-hold" ? "does not say since when" : "does not say whether doses are due");
        return row;
    }

    private IEnumerable<Draft> Instruction(MedicationRequest request, Dosage dosage, Draft shared)
    {
        var row = shared.With("route", Texts.Of(dosage.Route));
        var rate = dosage.DoseAndRate.Find(r => r.Type?.Coding.Any(c => Texts.Of(c.CodeElement) == "ordered") == true) ?? dosage.DoseAndRate.FirstOrDefault();
        var (quantity, range, repeat) = (rate?.Dose as Quantity, rate?.Dose as Hl7.Fhir.Model.Range, dosage.Timing?.Repeat);
        row["dose"] = range is null ? Texts.Of(quantity) : $"{Texts.Of(range.Low?.ValueElement)}-{Texts.Of(range.High)}";
        row["variable_dose"] = range is null ? "" : "y";
        row["start"] = DueTimes.Start(repeat);
        row["stop"] = DueTimes.End(repeat);
        var isPrn = dosage.AsNeeded is CodeableConcept || Texts.Of(dosage.AsNeeded as FhirBoolean) == "y";
        row["prn"] = isPrn ? "y" : "";
        if (isPrn)
            PrnLimits.State(dosage, quantity, row);
        Extensions.State(request.Extension.Concat(dosage.Extension), FileKind.ExpectedDoses, known.Window, row);
        End(request, dosage, row);
        if (row.Problem is null && known.Window.Moment(row["stop"], isEnd: true) < known.Window.From)
            return [];
        if (isPrn)
            return [row];
        var due = DueTimes.Of(dosage.Timing, known.Window, row);
        return row.Problem is null ? due.Select(at => row.With("due_at", at)) : [row];
    }

    /// <summary>
    /// The end of a prescription that is over. meta.lastUpdated is none: a server that was restored has touched everything. Explicit times and
    /// a stated end need nothing else when all was given as planned.
    /// </summary>
    private void End(MedicationRequest request, Dosage dosage, Draft row)
    {
        var status = Texts.Of(request.StatusElement);
        if (status is not ("stopped" or "completed"))
            return;
        if (row["stop"].Length == 0)
            row["stop"] = Texts.Of(request.DispenseRequest?.ValidityPeriod?.EndElement);
        if (row["stop"].Length == 0 && !(status == "completed" && dosage.Timing?.EventElement.Count > 0))
            row.Refuse("MedicationRequest.status", status, NoStop);
        else if (row["stop"].Length > 0 && known.Window.Moment(row["stop"], isEnd: true) is null)
            row.Refuse("MedicationRequest.status", row["stop"], "is no date or time of its end");
    }
}
