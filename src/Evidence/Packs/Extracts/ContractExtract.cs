using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Rendering;
using Reinstate.Evidence.Packs.Rendering.Pdf;
using Reinstate.Evidence.Packs.Sections;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Extracts;

/// <summary>
/// What an organisation hands out for a tender or for contract monitoring: figures of its incidents, nobody's name, nobody's words. Safety rule: a number of people
/// or items from 1 to 4 is not shown, because in a small service it points at somebody; who knows the others could else count back, so sums are left out.
/// </summary>
public static class ContractExtract
{
    /// <summary>Counts below this and above none are not shown.</summary>
    public const int Smallest = 5;

    private const string Hidden = "fewer than 5";

    /// <summary>extract.csv, extract.html, extract.json and extract.pdf.</summary>
    /// <param name="view">The organisation's fold.</param>
    /// <param name="now">For what is overdue, and as the extract's date.</param>
    public static ImmutableArray<(string Name, ImmutableArray<byte> Bytes)> Files(TenantView view, DateTimeOffset now)
    {
        var section = Of(view, now);
        var document = new PackDocument(
            view.Tenant, view.Organisation.Name, "", "Recovery after outages, in figures", view.Position, now, PackDocument.ProgramsVersion,
            new Standing("extract", $"Figures only: no personal data. A count of 1 to {Smallest - 1} is shown as \"{Hidden}\". Exercises are marked and are not outages.", 0, 0), [section])
        {
            Format = "reinstate.contract-extract/1",
        };
        return [("extract.csv", CsvFiles.Bytes(section)), ("extract.html", HtmlPage.Render(document)), ("extract.json", EvidenceJson.Render(document)), ("extract.pdf", PdfPack.Render(document).Bytes)];
    }

    internal static Section Of(TenantView view, DateTimeOffset now) => Section.Of(
        "incidents", "Outages and exercises", "One line for each declared incident, in the order of declaration. Nothing is called signed off or closed that was changed afterwards.",
        view.Incidents.Values.Where(incident => incident.Declaration is not null).OrderBy(incident => incident.Declaration!.DeclaredAt?.Read()).ThenBy(incident => incident.Id, StringComparer.Ordinal).Select((incident, i) => new Line(view, incident, i + 1, now)),
        new("number", "Its place in this extract.", l => l.Number),
        new("kind", "live, exercise, or backfilled (recorded afterwards).", l => l.Declared.Kind),
        new("month", "Year and month in which it was noticed.", l => l.Noticed?.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        new("systems", "Systems that failed.", l => Cell.List(l.Declared.Systems)),
        new("services", "Affected services.", l => l.Runs.Length),
        new("minutes_to_declaration", "From noticing to declaring.", l => Minutes(l.Noticed, IncidentSections.At(l.Declared.DeclaredAt))),
        new("minutes_to_restoration", "From noticing to the last system's answer; null while one is out.", l => Minutes(l.Noticed, IncidentSections.At(l.Incident.RestoredAt))),
        new("items_expected", "Items that had to be accounted for.", l => Shown(l.Sum.Expected)),
        new("items_open", "Of them still open.", l => Shown(l.Sum.Open)),
        new("items_excepted", "Accounted for by a stated exception.", l => Shown(l.Sum.Excepted)),
        new("steps_within_limit_percent", "Steps of the recovery runs that were done within their limit, of those that have one and were done; null where there is none.", l => l.WithinLimit(view)),
        new("services_signed_off", "Services whose sign-off stands.", l => l.Runs.Count(run => run.IsSigned)),
        new("closed", "Whether it is closed and was not reopened.", l => l.Incident.Phase is IncidentPhase.Closed or IncidentPhase.LearningComplete),
        new("audit_items", "Items of the audit sample.", l => Shown(l.Incident.Audit?.Draw.Items.Count ?? 0)),
        new("audit_defects", "Of them with a defect.", l => Shown(l.Incident.Audit?.Judged.Values.Count(judged => judged.Defect || judged.Critical) ?? 0)),
        new("actions", "Improvement actions.", l => l.Incident.Actions.Count),
        new("actions_closed", "Of them closed with proof.", l => l.Incident.Actions.Values.Count(action => action.Proof is not null)),
        new("learning_complete", "Whether learning was declared complete.", l => l.Incident.Phase is IncidentPhase.LearningComplete));

    private static string Shown(long count) => count is > 0 and < Smallest ? Hidden : count.ToString(CultureInfo.InvariantCulture);

    private static long? Minutes(DateTimeOffset? from, DateTimeOffset? to) => from is { } began && to is { } ended ? (long)(ended - began).TotalMinutes : null;

    private sealed record Line(TenantView View, IncidentState Incident, int Number, DateTimeOffset Now)
    {
        public Events.V1.IncidentDeclared Declared => Incident.Declaration!;

        public DateTimeOffset? Noticed => IncidentSections.At(Declared.DetectedAt);

        public ImmutableArray<RunView> Runs { get; } = [.. Incident.Declaration!.Services.Order(StringComparer.Ordinal).Select(service => RunView.Of(View, Incident, service, Now))];

        public CompletenessVector Sum => Runs.Aggregate(default(CompletenessVector), (sum, run) => sum + run.Completeness);

        public long? WithinLimit(TenantView view)
        {
            var done = (from recovery in Runs.Select(run => run.Run).OfType<RecoveryRun>()
                        where recovery.RestoredAt is not null
                        from step in recovery.Steps
                        let limit = Checklist.Limit(step.Key, view.Organisation.Policy())
                        where limit is not null
                        select step.Value.At <= IncidentSections.At(recovery.RestoredAt) + limit).ToList();
            return done.Count == 0 ? null : 100 * done.Count(within => within) / done.Count;
        }
    }
}
