using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R11Cases
{
    private const string Twice = "scan_used_twice";

    public static readonly RuleCase[] All =
    [
        Found("two sheets of one person", [Scan("SH2", "ab", "P1"), Scan("SH1", "ab", "P1")], Tells(Twice, "sheet:SH1", "SH1", "SH2") with { Says = "Sheets SH1, SH2 carry the same scan (ab…)" }),
        Found("sheets of two people: a finding each, naming both", [Scan("SH1", "ab", "P1"), Scan("SH2", "ab", "P2")], Tells(Twice, "sheet:SH1", "SH1", "SH2"), Tells(Twice, "sheet:SH2", "SH1", "SH2")),
        Found("sheets of the whole service: one finding", [Scan("SH1", "a"), Scan("SH2", "a"), Scan("SH3", "a")], Tells(Twice, "sheet:SH1", "SH1", "SH2", "SH3")),
        Found("a sheet of a person and one of the service", [Scan("SH1", "ab", "P1"), Scan("SH2", "ab")], Tells(Twice, "sheet:SH1", "SH1", "SH2"), Tells(Twice, "sheet:SH2", "SH1", "SH2")),
        Found("sheets of two services", [Scan("SH1", "ab"), Scan("SH2", "ab") with { ServiceId = "S2" }], Tells(Twice, "sheet:SH1", "SH1", "SH2"), Tells(Twice, "sheet:SH2", "SH1", "SH2")),
        Found("the hash is written in capitals once", [Scan("SH1", "ab", "P1"), Scan("SH2", "AB", "P1")], Tells(Twice, "sheet:SH1", "SH1", "SH2")),
        Found("two scans, each used twice", [Scan("SH1", "ab", "P1"), Scan("SH2", "ab", "P1"), Scan("SH3", "cd", "P1"), Scan("SH4", "cd", "P1")], Tells(Twice, "sheet:SH1", "SH1", "SH2"), Tells(Twice, "sheet:SH3", "SH3", "SH4")),
        Found("two pages of one sheet, as they were kept", [Kept("SH1", (1, "ab"), (2, "AB"))], Tells(Twice, "sheet:SH1", "SH1") with { Says = "Pages 1, 2 of sheet SH1 carry the same scan (ab…)" }),
        Found("pages of two sheets, as they were kept", [Kept("SH1", (1, "ab")), Kept("SH2", (1, "ab"))], Tells(Twice, "sheet:SH1", "SH1", "SH2")),
        Found("a page that was kept and what was stated with another sheet", [Kept("SH1", (1, "ab")), Scan("SH2", "ab", "P1")], Tells(Twice, "sheet:SH1", "SH1", "SH2")),
        Silent(Twice, "a page whose scan was stated with its sheet too", Kept("SH1", (1, "ab")) with { ScanSha256 = "ab" }),
        Silent(Twice, "two pictures of one page, and one of another", Kept("SH1", (1, "ab"), (1, "ac"), (2, "ad"))),
        Silent(Twice, "two scans", Scan("SH1", "ab", "P1"), Scan("SH2", "ac", "P1")),
        Silent(Twice, "sheets that were not scanned", Scan("SH1", "", "P1"), Scan("SH2", "", "P1")),
        Silent(Twice, "one sheet listed twice", Scan("SH1", "ab", "P1"), Scan("SH1", "ab", "P1")),
    ];

    private static Sheet Kept(string serial, params (int Page, string Hash)[] scans) => Scan(serial, "", "P1") with { Pages = 2, Scans = [.. scans.Select(scan => new PageScan(scan.Page, scan.Hash))] };

    private static Sheet Scan(string serial, string hash, string person = "") => new(serial, "S1", At("07:10")) { PersonId = person, ScanSha256 = hash, ReturnedAt = At("18:00"), PagesReturned = 1 };
}
