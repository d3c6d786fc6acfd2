using System.Text;
using CsCheck;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading;

public class LocalTimesTests
{
    private static readonly string[] Endings = ["", "", "Z", "+00:00", "+01:00", "-05:30", "+14:00", "+13:59", "-14:01", "+01", "+0100", ".5", ".5Z", "x", "+1:00", "+01:0", "Z "];

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
    public void Times_in_bytes_are_the_same_times() => Gen.Select(
        Gen.Select(Gen.Int[1890, 2030], Gen.Int[0, 13], Gen.Int[0, 32]), Gen.Select(Gen.Int[0, 25], Gen.Int[0, 61], Gen.Int[0, 61]), Gen.Int[0, Endings.Length - 1], Gen.Int[0, 12], Gen.Int[0, 40]).Sample((date, time, ending, form, cut) =>
    {
        var (times, separator) = (new LocalTimes(London), form == 0 ? ' ' : 'T');
        var text = $"{date.Item1:0000}-{date.Item2:00}-{date.Item3:00}{separator}{time.Item1:00}:{time.Item2:00}{(form > 6 ? $":{time.Item3:00}" : "")}{Endings[ending]}";
        text = cut < text.Length && cut > 36 ? text[..cut] : form == 6 ? text.Replace('1', '٣') : text;
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(times.Read(text), times.Read(bytes));
            Assert.True(times.TryRead(text, out var at) is not null || (times.Read(bytes).First.EqualsExact(at) && times.Bound(bytes) == at.UtcTicks));
        }
    }, iter: 20_000, threads: 1);

    [Theory]
    [InlineData("2026-10-25T01:30", "2026-10-25T01:30+01:00", "2026-10-25T01:30+00:00")]
    [InlineData("2026-03-29T01:30", "2026-03-29T01:30+00:00", "2026-03-29T01:30+00:00")]
    public void A_time_in_doubt_names_the_instants_that_may_be_meant(string text, string first, string last)
    {
        var stated = new LocalTimes(London).Read(text);
        Assert.Equal((first, last), (ItemIds.Iso(stated.First), ItemIds.Iso(stated.Last)));
    }

    [Fact]
    public void A_zone_far_away_is_as_good() => Assert.Null(new LocalTimes(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia")).TryRead("2026-03-10T08:05", out _));
}
