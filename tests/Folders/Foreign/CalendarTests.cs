using System.Globalization;
using CsCheck;

namespace Reinstate.FoldersTests.Foreign;

public class CalendarTests
{
    private const string Visit = "UID:v1\nDTSTART;TZID=Europe/London:20260310T080000\nDTEND;TZID=Europe/London:20260310T083000\nX-REINSTATE-PERSON:P3\nX-REINSTATE-WORKERS:2\nX-REINSTATE-TIME-CRITICAL:TRUE\nPRIORITY:1\nSUMMARY:Wash and dress\nDESCRIPTION:Insulin\\, then\n  breakfast\nATTENDEE;CN=\"Dee Dean\":mailto:dee@example.org\nATTENDEE;X-STAFF-ID=E1:mailto:e@example.org\nATTENDEE;PARTSTAT=DECLINED;CN=Cat Cole:mailto:c@example.org";

    private const string Shift = "UID:s1\nDTSTART:20260310T070000\nDURATION:PT8H\nATTENDEE:mailto:A1@example.org\nATTENDEE;CN=Bob Birch:mailto:bb@example.org\nLOCATION:The Limes";

    private static Said Read(params string[] events)
    {
        using var folder = new ForeignFolder().With("rota.ics", Samples.Calendar(events));
        return folder.Read();
    }

    [Fact]
    public void An_event_that_names_a_person_is_an_expected_visit()
    {
        var row = Read(Visit).Row("expected_visits");
        Assert.Equal(("v1", "P3", "2026-03-10T08:00+00:00", "2026-03-10T08:30+00:00", "3"), (row["visit_id"], row["person_id"], row["start"], row["end"], row["#"]));
        Assert.Equal(("2", "D1;E1", "y", "P1", "Wash and dress; Insulin, then breakfast"), (row["workers_required"], row["staff_ids"], row["time_critical"], row["priority"], row["tasks"]));
    }

    [Fact]
    public void Any_other_event_is_a_shift_of_everybody_who_attends() =>
        Assert.Equal([("A1", "S1", "2026-03-10T07:00+00:00", "2026-03-10T15:00+00:00"), ("B1", "S1", "2026-03-10T07:00+00:00", "2026-03-10T15:00+00:00")],
            Read(Shift).Rows("shifts").Select(r => (r["staff_id"], r["service_id"], r["start"], r["end"])));

    [Fact]
    public void A_repeating_visit_is_expanded_within_a_day_of_the_outage_with_its_exceptions_and_changes()
    {
        var said = Read(
            Visit.Replace("20260310", "20240101", StringComparison.Ordinal) + "\nRRULE:FREQ=DAILY\nEXDATE;TZID=Europe/London:20260309T080000",
            "UID:v1\nRECURRENCE-ID;TZID=Europe/London:20260310T080000\nDTSTART:20260310T093000Z\nDTEND:20260310T100000Z\nX-REINSTATE-PERSON:P3",
            "UID:v1\nRECURRENCE-ID:20260311T080000\nDTSTART:20260311T080000\nSTATUS:CANCELLED");
        Assert.Equal([("v1/2026-03-10T08:00", "2026-03-10T09:30+00:00")], said.Rows("expected_visits").Select(r => (r["visit_id"], r["start"])));
        Assert.Empty(said.Result.Rejects);
        Assert.Equal("was cancelled", said.Result.Kept[^1].Reason);
    }

    [Fact]
    public void Utc_and_the_names_of_windows_are_understood()
    {
        var said = Read(Shift.Replace("DTSTART:20260310T070000", "DTSTART;TZID=Romance Standard Time:20260310T080000", StringComparison.Ordinal), Shift.Replace("070000", "070000Z", StringComparison.Ordinal).Replace("s1", "s2", StringComparison.Ordinal));
        Assert.All(said.Rows("shifts"), r => Assert.Equal("2026-03-10T07:00+00:00", r["start"]));
        Assert.Equal(4, said.Rows("shifts").Count);
    }

    [Theory]
    [InlineData("DTSTART;TZID=Europe/London:20260310T080000", "DTSTART;VALUE=DATE:20260310", "DTSTART", "whole day")]
    [InlineData("DTSTART;TZID=Europe/London:20260310T080000", "DTSTART;TZID=Mars/Base:20260310T080000", "DTSTART", "not known")]
    [InlineData("DTSTART;TZID=Europe/London:20260310T080000", "DTSTART:tomorrow", "DTSTART", "not a time")]
    [InlineData("DTSTART;TZID=Europe/London:20260310T080000", "DTSTART;TZID=Europe/London:20260310T084000", "DTEND", "before DTSTART")]
    [InlineData("DTEND;TZID=Europe/London:20260310T083000", "DTEND;TZID=Europe/London:60260310T083000\nRRULE:FREQ=DAILY", "DTEND", "more than a year")]
    [InlineData("DTEND;TZID=Europe/London:20260310T083000", "X-NO:1", "DTEND", "nothing says when it ends")]
    [InlineData("DTEND;TZID=Europe/London:20260310T083000", "DURATION:soon", "DURATION", "no duration")]
    [InlineData("SUMMARY:Wash and dress", "RRULE:FREQ=SECONDLY", "RRULE", "by the hour or less")]
    [InlineData("SUMMARY:Wash and dress", "RRULE:FREQ=SOMETIMES", "RRULE", "not a recurrence rule")]
    [InlineData("SUMMARY:Wash and dress", "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "RRULE", "second rule")]
    [InlineData("SUMMARY:Wash and dress", "RRULE:FREQ=DAILY;BYMINUTE=1,2,3", "RRULE", "several minutes")]
    [InlineData("SUMMARY:Wash and dress", "RRULE:FREQ=DAILY\nEXDATE:whenever", "EXDATE", "not a time")]
    [InlineData("SUMMARY:Wash and dress", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260310T080000", "RECURRENCE-ID", "all later")]
    [InlineData("X-REINSTATE-PERSON:P3", "X-VISIT-ID:v1", "X-REINSTATE-PERSON", "names nobody")]
    [InlineData("SUMMARY:Wash and dress", "nonsense", "VEVENT", "no property")]
    public void What_is_no_visit_is_refused_with_its_property_and_the_next_one_stands(string part, string instead, string property, string reason)
    {
        var said = Read(Visit.Replace(part, instead, StringComparison.Ordinal), Shift);
        Assert.Equal((3, property), (said.Reject.Row, said.Reject.Column));
        Assert.Contains(reason, said.Reject.Reason, StringComparison.Ordinal);
        Assert.Equal(2, said.Rows("shifts").Count);
        Assert.Empty(said.Rows("expected_visits"));
    }

    [Fact]
    public void An_hour_that_the_clock_skips_is_told_and_never_moved()
    {
        using var folder = new ForeignFolder().With("incident.csv", "incident_id,title,systems,services,declared_at,contingency_from,restored_at\nI1,Out,emar,S1,2026-03-28T20:00,2026-03-28T20:00,2026-03-29T12:00\n")
            .With("rota.ics", Samples.Calendar("UID:n\nDTSTART;TZID=Europe/London:20260301T013000\nDTEND;TZID=Europe/London:20260301T020000\nRRULE:FREQ=DAILY\nX-REINSTATE-PERSON:P3"));
        var said = folder.Read();
        Assert.Equal(["2026-03-28T01:30+00:00", "2026-03-30T01:30+01:00"], said.Rows("expected_visits").Select(r => r["start"]));
        Assert.Equal(("2026-03-29T01:30", "DTSTART"), (said.Reject.Value, said.Reject.Column));
    }

    [Fact]
    public void What_lies_elsewhere_in_time_or_is_no_event_is_kept()
    {
        using var folder = new ForeignFolder().With("rota.ics", Samples.Calendar(Shift.Replace("20260310", "20250310", StringComparison.Ordinal))
            .Replace("END:VCALENDAR", "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR", StringComparison.Ordinal));
        var said = folder.Read();
        Assert.Empty(said.Result.Tables);
        Assert.Equal(["nothing of it falls within a day of the outage", "no table takes a component of this type"], said.Result.Kept.Select(k => k.Reason));
        Assert.StartsWith("{\"file\":\"rota.ics\",\"row\":11,\"type\":\"VTODO\",", Said.Text(said.Result.Kept[1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20190101", "FREQ=DAILY;INTERVAL=3", "2026-03-10")]
    [InlineData("20190101", "FREQ=DAILY;COUNT=3000", "2026-03-09 2026-03-10 2026-03-11")]
    [InlineData("20190101", "FREQ=DAILY;COUNT=2", "")]
    [InlineData("20190101", "FREQ=DAILY;UNTIL=20260310T080000Z", "2026-03-09 2026-03-10")]
    [InlineData("20190101", "FREQ=DAILY;UNTIL=20260310", "2026-03-09 2026-03-10")]
    [InlineData("20190101", "FREQ=WEEKLY;BYDAY=WE,MO", "2026-03-09 2026-03-11")]
    [InlineData("20190101", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "")]
    [InlineData("20190108", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-03-10")]
    [InlineData("20190101", "FREQ=MONTHLY;BYDAY=2TU", "2026-03-10")]
    [InlineData("20190101", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", "2026-03-10")]
    [InlineData("20260310", "FREQ=DAILY;COUNT=2", "2026-03-10 2026-03-11")]
    public void A_rule_gives_the_days_that_it_means(string start, string rule, string days) =>
        Assert.Equal(days.Split(' ', StringSplitOptions.RemoveEmptyEntries), Read($"UID:r\nDTSTART;TZID=Europe/London:{start}T080000\nDURATION:PT1H\nX-PERSON-ID:P3\nRRULE:{rule}").Rows("expected_visits").Select(r => r["start"][..10]));

    /// <summary>A rule that counts is followed from its beginning, so it shows what the shorter way must come to.</summary>
    [Fact]
    public void A_rule_that_began_long_ago_comes_to_the_same_by_the_shorter_way() => Gen.Select(
        Gen.Int[0, 1].Select(i => new[] { "DAILY", "WEEKLY" }[i]), Gen.Int[1, 9], Gen.Int[0, 4].Select(i => new[] { "", ";BYDAY=MO,TH", ";BYDAY=TU,WE,SU", ";BYMONTH=3", ";BYHOUR=7,15" }[i]), Gen.Int[0, 2700]).Sample(
        (frequency, interval, by, ago) =>
        {
            var start = new DateTime(2026, 3, 10).AddDays(-ago).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var text = $"UID:r\nDTSTART:{start}T080000\nDURATION:PT1H\nX-PERSON-ID:P3\nRRULE:FREQ={frequency};INTERVAL={interval}{by}";
            Assert.Equal(Read(text + ";COUNT=20000").Rows("expected_visits").Select(r => r["start"]), Read(text).Rows("expected_visits").Select(r => r["start"]));
        },
        iter: 150, threads: 1);

    [Fact]
    public void Hostile_rules_are_bounded_together()
    {
        var events = Enumerable.Range(0, 500).Select(i => $"UID:{i}\nDTSTART:19010101T080000\nDURATION:PT1H\nX-REINSTATE-PERSON:P3\nRRULE:FREQ=DAILY;COUNT=99999;BYHOUR=1,2,3,4,5,6").ToArray();
        var said = Read(events);
        Assert.Contains(said.Result.Rejects, r => r.Reason.Contains("steps", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_calendar_or_was_cut_off_says_so()
    {
        using var folder = new ForeignFolder().With("a.ics", "hello").With("b.ics", Samples.Calendar(Shift)[..100]);
        Assert.Equal(["is no calendar: BEGIN:VCALENDAR is missing", "has no END; the file was cut off here"], folder.Read().Result.Rejects.Select(r => r.Reason));
    }
}
