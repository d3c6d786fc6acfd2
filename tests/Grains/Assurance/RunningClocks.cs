using Reinstate.Events.V1;
using Reinstate.Internal.V1;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Assurance;

public sealed class RunningClocks
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly Provider _p = OnPaper();

    [Theory]
    [InlineData("2026-03-27T15:00:00+00:00", 72, false, "2026-03-30T16:00:00+01:00")] // Friday, over the weekend on which summer time begins: 72 hours are 72 hours
    [InlineData("2026-10-24T12:00:00+01:00", 72, false, "2026-10-27T11:00:00+00:00")] // over the end of summer time
    [InlineData("2026-03-27T15:00:00+00:00", 1, true, "2026-03-31T00:00:00+01:00")] // Friday: the working day is Monday, and ends with it
    [InlineData("2026-04-02T09:00:00+01:00", 1, true, "2026-04-08T00:00:00+01:00")] // Maundy Thursday: Good Friday, the weekend and Easter Monday do not count
    [InlineData("2026-12-24T23:59:59+00:00", 5, true, "2027-01-06T00:00:00+00:00")] // Christmas, the substitute for Boxing Day, New Year
    [InlineData("2026-05-02T10:00:00+01:00", 1, true, "2026-05-06T00:00:00+01:00")] // Saturday before the early May holiday
    [InlineData("2027-12-24T10:00:00+00:00", 1, true, "2027-12-30T00:00:00+00:00")] // Christmas and Boxing Day on a weekend have two days instead
    public void A_clock_runs_out_when_the_calendar_says(string start, int amount, bool inWorkingDays, string due)
    {
        var at = new ClockLimit(amount, inWorkingDays).DueFrom(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), London);
        Assert.Equal(due, at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Bank_holidays_by_rule_are_those_of_the_list_where_nothing_was_proclaimed()
    {
        foreach (var year in Enumerable.Range(2024, BankHolidays.LastListed - 2024 + 1))
        {
            var listed = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(day => day.Year == year && BankHolidays.Has(day));
            Assert.Equal(BankHolidays.ByRule(year).Order(), listed);
        }

        Assert.True(BankHolidays.Has(new(2022, 9, 19)));
        Assert.False(BankHolidays.Has(new(2022, 5, 30)));
        Assert.True(BankHolidays.Has(new(2038, 4, 26))); // the latest Easter Monday there can be
    }

    [Fact]
    public void Working_days_are_counted_from_the_day_after() => Assert.Multiple(
        () => Assert.Equal(new DateOnly(2026, 3, 6), WorkingDays.After(new(2026, 3, 5), 1)),
        () => Assert.Equal(new DateOnly(2026, 3, 5), WorkingDays.After(new(2026, 3, 5), 0)),
        () => Assert.Equal(new DateOnly(2026, 3, 19), WorkingDays.After(new(2026, 3, 5), 10)));

    [Fact]
    public void Each_body_has_a_clock_from_detection()
    {
        var clocks = Get().Clocks;
        Assert.Equal(NotificationBodies.All, clocks.Select(clock => clock.Body));
        var ico = Clock("ico");
        Assert.Equal(("undecided", true, "72 hours", "detection"), (ico.State, ico.Running, ico.Limit, ico.StartedBecause));
        Assert.Equal(Out.AddHours(72), ico.DueAt.Instant.ToDateTimeOffset());
        Assert.Equal((long)(Out.AddHours(72) - _p.Now).TotalSeconds, ico.RemainingSeconds);
    }

    [Fact]
    public void A_yes_that_was_not_sent_keeps_running_until_it_is()
    {
        _p.By("rm", Decide("ico", true));
        Assert.Equal(("to_send", true), (Clock("ico").State, Clock("ico").Running));
        _p.Now = Out.AddHours(73);
        Assert.True(Clock("ico").Overdue);
        Assert.True(Clock("ico").RemainingSeconds < 0);
        _p.By("rm", Sent("ico", Out.AddHours(73)));
        var told = Clock("ico");
        Assert.Equal(("sent", false, false, true), (told.State, told.Running, told.Overdue, told.Late));
        _p.Now = _p.Now.AddDays(1);
        _p.By("rm", new AcknowledgeNotificationRequest { IncidentId = Incident, Body = "ico", AcknowledgedAt = At(_p.Now), Reference = "IC-9" });
        Assert.Equal(("acknowledged", "IC-9"), (Clock("ico").State, Clock("ico").Sendings[0].Acknowledgement));
    }

    [Fact]
    public void A_no_stops_the_clock_and_a_change_of_mind_keeps_it_and_starts_the_clock_again()
    {
        _p.By("rm", Decide("cqc", false, "ran safely"));
        Assert.Equal(("decided_no", false, false), (Clock("cqc").State, Clock("cqc").Running, Clock("cqc").Late));
        Assert.Empty(_p.By("rm", Decide("cqc", false, "ran safely")).Recorded);
        _p.Now = Out.AddHours(30);
        _p.By("director", Decide("cqc", true, "a dose was missed"));
        var clock = Clock("cqc");
        Assert.Equal(("to_send", true, true), (clock.State, clock.Running, clock.Overdue));
        Assert.Equal(("ran safely", "rm"), (Assert.Single(clock.Earlier).Reason, clock.Earlier[0].DecidedBy));
    }

    [Fact]
    public void A_clock_can_be_started_by_awareness_of_another_moment()
    {
        _p.By("rm", new RecordAwarenessRequest { IncidentId = Incident, Body = "safeguarding", AwareAt = At(Back), Reason = "found while the notes were entered" });
        Assert.Equal(("awareness", Back.AddHours(24)), (Clock("safeguarding").StartedBecause, Clock("safeguarding").DueAt.Instant.ToDateTimeOffset()));
        Assert.Equal(Out.AddHours(24), Clock("cqc").DueAt.Instant.ToDateTimeOffset());
    }

    [Fact]
    public void A_clock_is_recalled_to_mind_once_before_it_runs_out_and_once_when_it_has()
    {
        _p.Now = Out.AddHours(59);
        Assert.DoesNotContain(Remind(), one => one.Body == "ico");
        _p.Now = Out.AddHours(60);
        Assert.Contains(Remind(), one => one is { Body: "ico", Kind: "due_soon" });
        Assert.Empty(Remind());
        _p.Now = Out.AddHours(72);
        Assert.Contains(Remind(), one => one is { Body: "ico", Kind: "overdue" });
        Assert.Empty(Remind());
        _p.By("rm", Decide("ico", false));
        _p.Now = Out.AddDays(30);
        Assert.DoesNotContain(Remind(), one => one.Body == "ico");
    }

    [Fact]
    public void What_cannot_be_so_is_refused()
    {
        Assert.Equal("NOT_TO_BE_NOTIFIED", _p.Try("rm", Sent("ico", Out)).Code);
        _p.By("rm", Decide("ico", false));
        Assert.Equal("NOT_TO_BE_NOTIFIED", _p.Try("rm", Sent("ico", Out)).Code);
        _p.By("rm", Decide("ico", true));
        var acknowledge = new AcknowledgeNotificationRequest { IncidentId = Incident, Body = "ico", AcknowledgedAt = At(Back), Reference = "r" };
        Assert.Equal("NOTIFICATION_NOT_SENT", _p.Try("rm", acknowledge).Code);
        Assert.Equal("INVALID_ARGUMENT", _p.Try("rm", Sent("ico", _p.Now.AddHours(1))).Code);
        Assert.Equal("INVALID_ARGUMENT", _p.Try("rm", Decide("police", true)).Code);
        Assert.Equal("ROLE_NOT_ALLOWED", _p.Try("carer", Decide("ico", true)).Code);
        _p.By("rm", Sent("ico", Back.AddMinutes(1)));
        Assert.Equal("INVALID_ARGUMENT", _p.Try("rm", acknowledge).Code);
        Assert.Equal("ROLE_NOT_ALLOWED", _p.Try("rm", new NoteNotificationClocks { IncidentId = Incident }).Code);
    }

    [Theory]
    [InlineData("""{ "notification_clocks": ["ico: 72 weeks"] }""")]
    [InlineData("""{ "notification_clocks": ["police: 2 hours"] }""")]
    [InlineData("""{ "notification_clocks": ["ico: 0 hours"] }""")]
    [InlineData("""{ "notification_clocks": ["ico: 72 hours", "ico: 1 hours"] }""")]
    [InlineData("""{ "audit_always": ["everything"] }""")]
    [InlineData("""{ "audit_confidence_percent": 100 }""")]
    [InlineData("""{ "audit_people_percent": 101 }""")]
    public void A_policy_that_cannot_be_read_is_refused(string json)
    {
        Assert.False(PolicyFile.TryRead(json, out _, out var problem));
        Assert.StartsWith("Policy key '", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_states_the_limits()
    {
        _p.By("director", new SetPolicyRequest { PolicyJson = """{ "notification_clocks": ["insurer: 2 hours"], "notification_reminder_hours": 1 }""", Reason = "as the contract says" });
        Assert.Equal(Out.AddHours(2), Clock("insurer").DueAt.Instant.ToDateTimeOffset());
        Assert.Equal(Out.AddHours(72), Clock("ico").DueAt.Instant.ToDateTimeOffset());
    }

    private GetNotificationsReply Get() => (GetNotificationsReply)_p.Ask(new GetNotificationsRequest { IncidentId = Incident });

    private NotificationClock Clock(string body) => Get().Clocks.Single(clock => clock.Body == body);

    private IReadOnlyList<NotificationReminded> Remind() =>
        [.. _p.Try("node", new NoteNotificationClocks { IncidentId = Incident }, "node").Recorded.Select(recorded => recorded.Event).OfType<NotificationReminded>()];

    private static DecideNotificationRequest Decide(string body, bool notify, string reason = "because") => new() { IncidentId = Incident, Body = body, Notify = notify, Reason = reason };

    private static RecordNotificationSentRequest Sent(string body, DateTimeOffset at) => new() { IncidentId = Incident, Body = body, SentAt = At(at), Reference = "R-1", Channel = "portal" };
}
