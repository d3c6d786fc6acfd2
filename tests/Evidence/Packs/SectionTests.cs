using System.Text.Json;

namespace Reinstate.EvidenceTests.Packs;

public sealed class SectionTests
{
    private static readonly Lazy<OpenedPack> Learned = new(() => new OpenedPack(Story.Learned().View));

    /// <summary>Each section with a planted fact that only it, or it first of all, must carry.</summary>
    public static TheoryData<string, string> Planted => new()
    {
        { "incident", "Medisoft" }, { "incident", "BCP-4" }, { "incident", "2025-11-02" },
        { "restorations", "rostering" }, { "loss_windows", "last synced round of 07:40" },
        { "services", "Borchester Council" }, { "services", "summaries of 13 March" },
        { "people", "Ada Quill" }, { "staff", "medicines until 2027-01-31" },
        { "attested_losses", "soaked in the sluice and unreadable" }, { "attested_losses", "sheet NOTE-2 is unreadable" },
        { "completeness_by_service", "Oakview House" }, { "completeness_by_category", "personal_care" }, { "completeness_by_person", "Cleo Marsh" },
        { "recovery_steps", "note of step 10" }, { "recovery_steps", "every record of Oakview is complete" }, { "sheets", "MAR-1" },
        { "next_dose_checks", "Paracetamol 1 g at noon" }, { "allocations", "Nell Okoro" },
        { "reconciliation_log", "washed and dressed in the blue cardigan" }, { "reconciliation_log", "NOTE-1" },
        { "corrections_and_voids", "washed and dressed in the blue cordigan" }, { "corrections_and_voids", "misread the handwriting" },
        { "corrections_and_voids", "the same line was transcribed twice" },
        { "mar_lines", "hypoglycaemia before breakfast" }, { "mar_lines", "Paracetamol, 500 mg, oral" },
        { "prn", "pacing and tearful" }, { "prn", "calm within the hour" },
        { "controlled_drugs", "Morphine" }, { "stock_counts", "morph" },
        { "visits_late_or_missed", "bridge closed by the flood" }, { "visits_late_or_missed", "no arrival recorded" },
        { "contacts", "Dr Vane advised to omit insulin" }, { "on_call_decisions", "Sue covers the first call of Cleo" }, { "rota_changes", "route was flooded" },
        { "queries", "why was the insulin not given?" }, { "queries", "blood sugar 3.9, GP advised to omit" }, { "exceptions", "hypoglycaemia before breakfast" },
        { "overrides", "only two on the night shift" }, { "overrides", "rota confirms two on shift" },
        { "refused_sign_offs", "P1 open: d2" }, { "refused_sign_offs", "closing" },
        { "sign_offs", "every visit of Riverside is accounted for" }, { "sign_offs", "closed by the quality director" },
        { "audit_draws", "lottery-4711" }, { "audit_results", "initials hard to read" },
        { "notifications", "ICO-88" }, { "review", "night staff felt alone" }, { "actions", "Print the version number on every summary" },
        { "timeline", "Contingency began" }, { "incidents_and_safeguarding", "threw a teacup at the window" }, { "plan", "BCP-4" }, { "printed_summaries", "summaries of 13 March" },
        { "supplier_report", "Medisoft gave no notice" }, { "debrief", "night staff felt alone" }, { "audit_population", "p1/d2" }, { "crosswalk", "documented checks" }, { "tamper_evidence", "verify-pack" },
        { "milestones", "contingency" }, { "restoration_order", "" },
        { "notification_clocks", "awareness" }, { "notification_sendings", "ICO-ACK-5" }, { "notification_reminders", "" }, { "audit_plan", "cd" }, { "audit_strata", "P1" },
        { "audit_statement", "This is a count, not an estimate" }, { "audit_population", "cd" }, { "supplier_scorecard", "Medisoft" }, { "supplier_contacts", "the charts are back by noon" },
        { "supplier_contacts", "broken" }, { "review_answers", "nobody knew who checks at night" }, { "feedback", "we wanted a telephone that works" },
        { "contributory_factors", "one chart was from last month" }, { "action_checks", "seen in use" }, { "meetings", "asks for monthly proof of printing" },
        { "summary", "7 h 05 min after it was noticed" }, { "contents", "PRN rationale and outcome" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_fact_stands_in_its_section_of_the_page_and_of_the_data(string section, string fact)
    {
        Assert.Contains(fact.Replace("'", "&#x27;", StringComparison.Ordinal), Learned.Value.Page(section), StringComparison.Ordinal);
        if (fact is not ("Ada Quill" or "Cleo Marsh" or "Oakview House" or "Nell Okoro"))
            Assert.Contains(fact, Learned.Value.Json.GetProperty(section).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_and_data_have_the_same_sections_and_every_field_is_explained()
    {
        var pack = Learned.Value;
        var fields = pack.Json.GetProperty("fields");
        foreach (var property in pack.Json.EnumerateObject().Where(property => fields.TryGetProperty(property.Name, out _)))
        {
            Assert.NotEqual("", pack.Page(property.Name));
            var row = property.Value.ValueKind is JsonValueKind.Array ? property.Value.EnumerateArray().FirstOrDefault() : property.Value;
            if (row.ValueKind is JsonValueKind.Object)
                Assert.All(row.EnumerateObject(), field => Assert.EndsWith(".", fields.GetProperty($"{property.Name}.{field.Name}").GetString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_section_is_there_when_nothing_is_recorded_in_it()
    {
        var early = new OpenedPack(Story.Restored().View);
        Assert.All(Learned.Value.Json.EnumerateObject(), property => Assert.True(early.Json.TryGetProperty(property.Name, out _), property.Name));
        Assert.Contains("None recorded.", early.Page("sign_offs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_in_the_log_names_its_people_its_four_times_and_its_line()
    {
        var row = Assert.Single(Learned.Value.Rows("reconciliation_log", "entry", "e1"));
        Assert.Equal(
            ["d1", "MN", "nell", "dan", "2026-03-14T12:00+00:00", "2026-03-14T12:05+00:00", "MAR-1", "1"],
            ((string[])["item", "author", "transcribed_by", "checked_by", "occurred_at", "written_at", "sheet", "line"]).Select(field => row.GetProperty(field).ToString()));
        Assert.StartsWith("2026-03-14T15:", row.GetProperty("entered_at").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("2026-03-14T15:", row.GetProperty("checked_at").GetString(), StringComparison.Ordinal);
        Assert.Contains("Mia Novak", Learned.Value.Page("reconciliation_log"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_void_entry_and_an_earlier_version_stay_visible()
    {
        Assert.Equal("duplicate", Assert.Single(Learned.Value.Rows("reconciliation_log", "entry", "e6")).GetProperty("void").GetString());
        Assert.Equal("1", Assert.Single(Learned.Value.Rows("reconciliation_log", "entry", "e5")).GetProperty("earlier_versions").ToString());
    }

    [Fact]
    public void Every_level_of_completeness_sums_to_the_same_vector()
    {
        foreach (var field in (string[])["expected", "received", "entered", "checked", "queried", "overdue", "excepted", "signed", "open"])
        {
            var total = Learned.Value.Json.GetProperty("completeness").GetProperty(field).GetInt64();
            foreach (var level in (string[])["completeness_by_service", "completeness_by_category", "completeness_by_person"])
                Assert.Equal(total, Learned.Value.Json.GetProperty(level).EnumerateArray().Sum(row => row.GetProperty(field).GetInt64()));
        }

        Assert.Equal(7, Learned.Value.Json.GetProperty("completeness").GetProperty("expected").GetInt64());
        Assert.Equal(0, Learned.Value.Json.GetProperty("completeness").GetProperty("open").GetInt64());
    }

    [Fact]
    public void A_controlled_drug_shows_witness_and_balance()
    {
        var row = Assert.Single(Learned.Value.Rows("controlled_drugs", "entry", "e2"));
        Assert.Equal(["dan", "20", "19"], ((string[])["witness", "stock_before", "stock_after"]).Select(field => row.GetProperty(field).ToString()));
    }

    [Fact]
    public void A_late_visit_says_whether_the_person_was_well()
    {
        Assert.Equal("confirmed", Assert.Single(Learned.Value.Rows("visits_late_or_missed", "visit", "v1")).GetProperty("welfare").GetString());
        Assert.Equal("not confirmed", Assert.Single(Learned.Value.Rows("visits_late_or_missed", "visit", "v2")).GetProperty("welfare").GetString());
    }
}
