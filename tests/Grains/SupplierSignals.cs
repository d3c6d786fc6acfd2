using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Signals;
using Reinstate.Reconciliation.Model;

namespace Reinstate.GrainsTests;

/// <summary>What is told of other organisations, and what is not.</summary>
public sealed class SupplierSignals
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 7, 31, TimeSpan.Zero);

    [Theory]
    [InlineData("Carewell Systems Ltd", "CAREWELL  systems")]
    [InlineData("Carewell-Systems Limited", "Carewell Systems (UK) Ltd.")]
    [InlineData("Åsgård Care", "åsgård care plc")]
    public void Two_spellings_of_a_name_are_one_supplier(string one, string other) => Assert.Equal(SupplierSystem.Of("emar", one), SupplierSystem.Of("emar", other));

    [Theory]
    [InlineData("Carewell", "Carewell Plus")]
    [InlineData("Limited", "Ltd")]
    public void Two_names_are_two_suppliers(string one, string other) => Assert.NotEqual(SupplierSystem.Of("emar", one), SupplierSystem.Of("emar", other));

    [Fact]
    public void Two_systems_of_a_supplier_are_two() => Assert.NotEqual(SupplierSystem.Of("emar", "Carewell"), SupplierSystem.Of("rostering", "Carewell"));

    [Theory]
    [InlineData("")]
    [InlineData(" – / ")]
    public void A_name_without_a_letter_is_nobodys(string name) => Assert.Null(SupplierSystem.Of("emar", name));

    [Fact]
    public void A_name_of_any_length_makes_no_key() => Assert.Null(SupplierSystem.Of("emar", new string('a', 201)));

    [Fact]
    public void A_slash_in_a_name_makes_no_tenant_of_it() => Assert.DoesNotContain('/', SupplierSystem.Of("emar", "haven/../x")!.Key);

    [Theory]
    [InlineData("exercise")]
    [InlineData("backfilled")]
    public void What_is_not_live_warns_nobody(string kind) => Assert.Empty(Outages.Of(Declared(kind, Now.AddHours(-1)), Now));

    [Fact]
    public void A_system_is_out_until_it_is_back_at_every_service()
    {
        var incident = Declared("live", Now.AddHours(-2));
        Assert.Equal(["emar", "rostering"], Outages.Of(incident, Now).Select(one => one.System));
        var half = incident with { Restorations = [Back("emar", "a")] };
        Assert.Equal(["emar", "rostering"], Outages.Of(half, Now).Select(one => one.System));
        var back = half with { Restorations = half.Restorations.Add(Back("emar", "b")) };
        Assert.Equal(["rostering"], Outages.Of(back, Now).Select(one => one.System));
    }

    [Fact]
    public void An_outage_that_nobody_ended_is_no_news_for_ever()
    {
        Assert.NotEmpty(Outages.Of(Declared("live", Now - Outages.Longest), Now));
        Assert.Empty(Outages.Of(Declared("live", Now - Outages.Longest - TimeSpan.FromMinutes(1)), Now));
    }

    [Fact]
    public void Fewer_than_the_least_are_not_told_of_and_an_organisation_counts_once_and_not_for_itself()
    {
        var book = new SignalBook();
        book.Report("a", "1", Now.AddMinutes(-50), Now);
        book.Report("a", "2", Now.AddMinutes(-70), Now);
        book.Report("b", "1", Now.AddMinutes(-20), Now);
        Assert.Null(book.Seen("z", 3, Now));
        Assert.Null(book.Seen("z", 0, Now));
        book.Report("c", "1", Now.AddMinutes(-10), Now);
        Assert.Equal((3, new DateTimeOffset(2026, 3, 2, 8, 45, 0, TimeSpan.Zero), false), book.Seen("z", 3, Now));
        Assert.Null(book.Seen("a", 3, Now));
        Assert.Null(book.Seen("z", 4, Now));
        book.Report("d", "1", Now, Now);
        Assert.Equal((3, new DateTimeOffset(2026, 3, 2, 9, 45, 0, TimeSpan.Zero), true), book.Seen("a", 3, Now));
    }

    [Fact]
    public void A_report_lapses_and_can_be_taken_back()
    {
        var book = new SignalBook();
        foreach (var organisation in (string[])["a", "b", "c", "d"])
            book.Report(organisation, "1", Now, Now);
        book.Withdraw("d", "1");
        Assert.Equal(3, book.Seen("z", 3, Now)?.Organisations);
        book.Report("a", "1", Now, Now.AddMinutes(4));
        Assert.Null(book.Seen("z", 3, Now + SignalBook.Lease));
        Assert.False(book.IsEmpty(Now + SignalBook.Lease));
        Assert.True(book.IsEmpty(Now.AddMinutes(4) + SignalBook.Lease));
    }

    [Fact]
    public void The_first_time_is_told_in_quarters_of_an_hour_of_universal_time()
    {
        var book = new SignalBook();
        var summer = new DateTimeOffset(2026, 7, 2, 11, 14, 59, TimeSpan.FromHours(1));
        foreach (var organisation in (string[])["a", "b", "c"])
            book.Report(organisation, "1", summer, Now);
        var first = book.Seen("z", 3, Now)!.Value.First;
        Assert.Equal(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero), first);
        Assert.Equal(TimeSpan.Zero, first.Offset);
    }

    [Fact]
    public void Systems_are_registered_whole_each_once_and_a_bad_row_names_itself()
    {
        var provider = Provider.Registered();
        V1.RegisterSystemsRequest all = new() { Systems = { InUse("emar", "Carewell Ltd"), InUse("emar", "carewell"), InUse("rostering", "Rota Right") } };
        Assert.Equal([InUse("emar", "Carewell Ltd"), InUse("rostering", "Rota Right")], Assert.IsType<SystemsRegistered>(Assert.Single(provider.Try("rm", all).Recorded).Event).Systems);
        Assert.Empty(provider.Try("rm", all).Recorded);
        Assert.Contains("systems[1].system", Refused(new() { Systems = { InUse("emar", "Carewell"), InUse("fax", "Carewell") } }), StringComparison.Ordinal);
        Assert.Contains("systems[0].supplier", Refused(new() { Systems = { InUse("emar", "--") } }), StringComparison.Ordinal);
        Assert.Equal(2, provider.Log.View.Organisation.Systems.Length);
        Assert.Empty(Assert.IsType<SystemsRegistered>(Assert.Single(provider.Try("rm", new V1.RegisterSystemsRequest()).Recorded).Event).Systems);

        string Refused(V1.RegisterSystemsRequest request)
        {
            var refusal = provider.Try("rm", request).Refusal!;
            Assert.Equal(Catalogue.InvalidArgument, refusal.Kind);
            return Assert.Single(refusal.Reasons);
        }
    }

    [Fact]
    public void Policy_cannot_ask_for_fewer_than_hide_who_they_are()
    {
        Assert.False(PolicyFile.TryRead("""{"supplier_signal_least": 2}""", out _, out var problem));
        Assert.Contains("supplier_signal_least", problem, StringComparison.Ordinal);
        Assert.True(PolicyFile.TryRead("""{"supplier_signal_least": 7, "supplier_signal": 0}""", out var policy, out _));
        Assert.Equal((7, 0), (policy.SupplierSignalLeast, policy.SupplierSignal));
    }

    private static SystemInUse InUse(string system, string supplier) => new() { System = system, Supplier = supplier };

    private static SystemRestored Back(string system, string service) => new() { System = system, ServiceId = service, RestoredAt = Now.ToMoment() };

    private static IncidentState Declared(string kind, DateTimeOffset detected) => new("inc")
    {
        Phase = IncidentPhase.Contingency,
        Declaration = new() { Kind = kind, Supplier = "Carewell", Systems = { "emar", "rostering" }, Services = { "a", "b" }, DetectedAt = detected.ToMoment(), DeclaredAt = detected.ToMoment() },
    };
}
