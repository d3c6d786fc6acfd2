using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Letters;

/// <summary>A draft of what a body would be told, filled from the log.</summary>
internal static class LetterQueries
{
    public static (IMessage?, Refusal?) Draft(TenantView view, IncidentState incident, string body, DateTimeOffset now)
    {
        if (LetterTemplate.For(body) is not { } template || Notifying.NotificationClock.Of(incident, view.Organisation.Policy()).FirstOrDefault(clock => clock.Body == body) is not { } clock)
            return (null, Refusal.Of(Catalogue.InvalidArgument, $"body is not one of {string.Join(", ", Reconciliation.Model.NotificationBodies.All)}."));
        var letter = template.Fill(LetterFacts.Of(view, incident, clock, [.. BoardQueries.Runs(view, incident, now, Reader.Whole)], now));
        var reply = new DraftNotificationReply
        {
            Position = view.Position,
            Body = body,
            Template = $"{template.Name} {template.Version}",
            Title = template.Title,
            Text = letter.Text,
            Gaps = { letter.Gaps },
            Facts = { letter.Facts.Select(fact => new DraftFact { Name = fact.Key, Value = fact.Value }) },
        };
        return (reply, null);
    }
}
