using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents.Notifying;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Incidents.Letters;

/// <summary>What the log says that a letter may need, in words and in the incident's local time. What it does not say is empty.</summary>
internal static class LetterFacts
{
    public static ImmutableSortedDictionary<string, string> Of(TenantView view, IncidentState incident, NotificationClock clock, IReadOnlyCollection<RunView> runs, DateTimeOffset now)
    {
        var declared = incident.Declaration!;
        var sum = runs.Aggregate(default(CompletenessVector), (total, run) => total + run.Completeness);
        var zone = incident.Zone();
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["organisation"] = view.Organisation.Name,
            ["incident"] = incident.Id,
            ["title"] = declared.Title,
            ["kind"] = declared.Kind switch { "exercise" => "EXERCISE: this did not happen, and is not to be sent. ", "backfilled" => "Recorded afterwards. ", _ => "Live. " },
            ["supplier"] = declared.Supplier,
            ["systems"] = string.Join(", ", declared.Systems.Select(system => system.Replace('_', ' '))),
            ["services"] = Lines(declared.Services.Order(StringComparer.Ordinal).Select(service => Service(view.Organisation.Services.GetValueOrDefault(service), service))),
            ["commissioners"] = string.Join(", ", declared.Services.Select(service => view.Organisation.Services.GetValueOrDefault(service)?.Commissioner ?? "").Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            ["today"] = Day(now, zone),
            ["detected_at"] = At(declared.DetectedAt ?? declared.DeclaredAt, zone),
            ["declared_at"] = At(declared.DeclaredAt, zone),
            ["paper_from"] = At(incident.ContingencyFrom, zone),
            ["restored_at"] = At(incident.RestoredAt, zone),
            ["outage_length"] = incident.RestoredAt is { } back ? Length(back.Read() - (declared.DetectedAt ?? declared.DeclaredAt).Read()) : "",
            ["loss_windows"] = Lines(incident.LossWindows.Select(window => $"- {window.System.Replace('_', ' ')}{(window.ServiceId.Length > 0 ? $" at {window.ServiceId}" : "")}: {At(window.From, zone)} to {At(window.To, zone)}")),
            ["people"] = runs.All(run => run.Run is not null) && runs.Count > 0 ? Number(runs.Sum(run => run.Run!.Opened.Census.Count)) : "",
            ["items_expected"] = sum.Expected > 0 ? Number(sum.Expected) : "",
            ["items_open"] = runs.Any(run => run.Run is not null) ? Number(sum.Open) : "",
            ["items_excepted"] = runs.Any(run => run.Run is not null) ? Number(sum.Excepted) : "",
            ["services_signed"] = runs.Any(run => run.Run is not null) ? $"{runs.Count(run => run.IsSigned)} of {runs.Count}" : "",
            ["plan_version"] = declared.PlanVersion,
            ["plan_last_tested"] = declared.PlanLastTested,
            ["aware_at"] = Text(clock.StartedAt),
            ["due_at"] = Text(clock.DueAt),
            ["decision_reason"] = clock.Decision?.What.Reason ?? "",
            ["decided_by"] = clock.Decision is { } decision ? $"{NameOf(view, decision.By)} ({decision.Role.Replace('_', ' ')})" : "",
            ["decided_at"] = clock.Decision is { } decided ? Text(TimeZoneInfo.ConvertTime(decided.At, zone)) : "",
            ["reference"] = clock.History.Sent.Count > 0 ? clock.History.Sent[^1].What.Reference : clock.Decision?.What.Reference ?? "",
            ["actions"] = Lines(incident.Actions.Values.Select(action => $"- {action.Action.Text} (by {action.Action.DueOn}{(action.Proof is null ? "" : "; done")})")),
            ["review_summary"] = incident.Review?.What.Summary ?? "",
        };
        return facts.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static string Service(ServiceLocation? service, string id) => service is null ? $"- {id}"
        : $"- {service.Name}, {service.Type.Replace('_', ' ')}, CQC location {(service.CqcLocationId.Length > 0 ? service.CqcLocationId : LetterTemplate.Gap($"CQC location id of {service.Name}"))}";

    private static string NameOf(TenantView view, string staff) => view.Organisation.Staff.GetValueOrDefault(staff)?.Name is { Length: > 0 } name ? name : staff;

    private static string At(Moment? at, TimeZoneInfo zone) => at is null ? "" : Text(TimeZoneInfo.ConvertTime(at.Read(), zone));

    private static string Text(DateTimeOffset at) => at.ToString("d MMMM yyyy, HH:mm (zzz)", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan length) => length < TimeSpan.Zero ? "" : string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours} h {length.Minutes} min");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
