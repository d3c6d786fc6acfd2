using Reinstate.Folders.Reading;

namespace Reinstate.FoldersTests.Reading;

public class LocalTimesTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Theory]
    [InlineData("2026-03-10T08:05", "2026-03-10T08:05:00+00:00")]
    [InlineData("2026-07-10T08:05:09", "2026-07-10T08:05:09+01:00")]
    [InlineData("2026-07-10 08:05", "2026-07-10T08:05:00+01:00")]
    [InlineData("2026-07-10T08:05Z", "2026-07-10T08:05:00+00:00")]
    [InlineData("2026-07-10T08:05:00.25+02:00", "2026-07-10T08:05:00.25+02:00")]
    [InlineData("2026-07-10T08:05-0530", "2026-07-10T08:05:00-05:30")]
    [InlineData("2026-03-29T00:59", "2026-03-29T00:59:00+00:00")]
    [InlineData("2026-03-29T02:00", "2026-03-29T02:00:00+01:00")]
    [InlineData("2026-10-25T00:59", "2026-10-25T00:59:00+01:00")]
    [InlineData("2026-10-25T02:00", "2026-10-25T02:00:00+00:00")]
    [InlineData("2026-10-25T01:30+01:00", "2026-10-25T01:30:00+01:00")]
    public void A_time_is_an_instant_with_its_local_offset(string text, string expected)
    {
        Assert.Null(new LocalTimes(London).TryRead(text, out var at));
        Assert.True(at.EqualsExact(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2026-03-29T01:00", "does not exist")]
    [InlineData("2026-03-29T01:59:59", "does not exist")]
    [InlineData("2026-10-25T01:00", "happens twice")]
    [InlineData("2026-10-25T01:59", "happens twice")]
    [InlineData("2026-02-30T10:00", "not an ISO 8601 time")]
    [InlineData("2026-03-10T24:00", "not an ISO 8601 time")]
    [InlineData("2026-03-10", "not an ISO 8601 time")]
    [InlineData("10/03/2026 08:00", "not an ISO 8601 time")]
    [InlineData("2026-03-10T08:05+99:00", "not an ISO 8601 time")]
    [InlineData("2026-03-10T08:05+", "not an ISO 8601 time")]
    [InlineData("0001-01-01T00:00+14:00", "not an ISO 8601 time")]
    [InlineData("٢٠٢٦-03-10T08:05", "not an ISO 8601 time")]
    [InlineData("Z", "not an ISO 8601 time")]
    public void What_is_not_one_moment_is_told_and_never_guessed(string text, string problem) =>
        Assert.Contains(problem, new LocalTimes(London).TryRead(text, out _), StringComparison.Ordinal);

    [Fact]
    public void A_zone_far_away_is_as_good() => Assert.Null(new LocalTimes(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia")).TryRead("2026-03-10T08:05", out _));
}
