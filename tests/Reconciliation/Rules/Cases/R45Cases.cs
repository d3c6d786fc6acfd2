using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R45Cases
{
    private const string Without = "checker_not_competent";
    private const string Expired = "checker_competence_expired";

    private static readonly ExpectedDose Due = Dose("08:00");

    /// <summary>Transcribed by Bob, checked by Cat at 18:05 on 10 March.</summary>
    private static readonly Entry Row = PaperDose("PD1", "08:00", due: "08:00");

    public static readonly RuleCase[] All =
    [
        With([("moving_and_handling", "2027-01-01")], Found("the checker holds another competence", [Due, Row],
            Asks(Without, Due, "PD1") with { Says = "was checked by C1 at 18:05 on 10 Mar 2026, who holds no medicines competence" })),
        With([], Found("the checker holds none, others do", [Due, Row], Asks(Without, Due, "PD1"))),
        With([], Found("the paper and its copy, checked by the same", [Due, Row, CopyOf(Row, "DD1")], Asks(Without, Due, "DD1", "PD1"))),
        With([], Found("a dose given when needed", [Prn(), PaperDose("PD1", "08:00", "PRN")], Asks(Without, "entry:PD1", "PD1"))),
        With([], Found("a check under an override is a check as well", [Due, Row with { CheckOverrideId = "O1" }], Asks(Without, Due, "PD1"))),
        With([("medicines", null)], Silent(Without, "a competence that never expires", Due, Row)),
        With([("Medicines", "2027-01-01")], Silent(Without, "in capitals", Due, Row)),
        With([], Silent(Without, "a native row needs no check", Due, DigitalDose("DD1", "08:00") with { CheckedBy = "CC" })),
        With([], Silent(Without, "not yet checked", Due, Row.Unchecked())),
        With([], Silent(Without, "no transcriber is named", Due, Row with { TranscribedBy = "" })),
        With([], Silent(Without, "a record is no medicine", Record("08:00", "12:00"), PaperRecord("PR1", "09:00"))),
        With([], Silent(Without, "a checker whom nobody knows is rule 30's matter", Due, Row with { CheckedBy = "ZZ" })),
        With([], Silent(Without, "initials of two people are rule 30's matter", Due, Row with { CheckedBy = "KK" })),
        Silent(Without, "nobody on the register has any competence: none were supplied", Due, Row),

        With([("medicines", "2026-03-09")], Found("expired the day before the check", [Due, Row], Asks(Expired, Due, "PD1") with { Says = "who was competent in medicines until 2026-03-09" })),
        With([("medicines", "2026-03-10")], Silent(Expired, "the last day is the day of the check", Due, Row)),
        With([("medicines", "2026-03-10")], Silent(Expired, "checked at 23:59 of the last day", Due, Row with { CheckedAt = At("23:59") })),
        With([("medicines", "2026-03-10")], Found("checked at midnight after the last day", [Due, Row with { CheckedAt = At("2026-03-11T00:00+00:00") }], Asks(Expired, Due, "PD1"))),
        With([("medicines", "2026-06-10")], Found("the day of the check is the local one, in summer", [Due, Row with { CheckedAt = At("2026-06-10T23:30+00:00") }], Asks(Expired, Due, "PD1"))),
        With([("medicines", "2025-01-01"), ("medicines", "2027-01-01")], Silent(Expired, "renewed", Due, Row)),
        With([("medicines", "2026-03-09")], Found("the check has no time, and it had expired when the dose was given", [Due, Row with { CheckedAt = null, EnteredAt = null }], Asks(Expired, Due, "PD1"))),
        With([("medicines", "2026-03-10")], Silent(Expired, "the check has no time, and it may have been on the last day", Due, Row with { CheckedAt = null })),
        With([], Found("by one letter each", [Due, Row with { TranscribedBy = "Z", CheckedBy = "C" }], Asks(Without, Due, "PD1")), initials: "C"),
        With([], Found("a native row beside it needs no check", [Due, Row, DigitalDose("DD1", "08:10", due: "08:00") with { CheckedBy = "CC" }], Asks(Without, Due, "PD1"))),
        With([], Found("the paper was checked by somebody competent and its copy was not", [Due, Row with { CheckedBy = "DD" }, CopyOf(Row, "DD1")], Asks(Without, Due, "DD1"))),
        With([("medicines", "2026-03-10")], Found("the copy was checked a day later than the paper", [Due, Row, CopyOf(Row, "DD1") with { CheckedAt = At("2026-03-11T09:00+00:00") }], Asks(Expired, Due, "DD1"))),
        With([("medicines", "2025-01-01"), ("medicines", "2026-03-09")], Found("expired twice", [Due, Row], Asks(Expired, Due, "PD1") with { Says = "until 2026-03-09" })),
        With([("medicines", "2026-03-10")], Found("the check has no time, and it had expired when the row was entered", [Due, Row with { CheckedAt = null, EnteredAt = At("2026-03-11T09:00+00:00") }], Asks(Expired, Due, "PD1"))),
    ];

    /// <summary>What Cat holds; Dan is competent.</summary>
    private static RuleCase With((string Name, string? Until)[] held, RuleCase @case, string initials = "CC") => @case with
    {
        Context = Context with
        {
            Staff = new([.. Staff.Select(s => s with
            {
                Initials = s.StaffId == "C1" ? initials : s.Initials,
                Competencies = s.StaffId switch
                {
                    "C1" => [.. held.Select(h => new Competency(h.Name, h.Until is null ? null : DateOnly.Parse(h.Until, System.Globalization.CultureInfo.InvariantCulture)))],
                    "D1" => [new Competency("medicines", null)],
                    _ => [],
                },
            })], []),
        },
    };
}
