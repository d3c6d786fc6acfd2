using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reconciling;

/// <summary>What one service's rows do to another's: a worker in two houses at once.</summary>
public sealed class TwoServicesTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("reinstate-two-").FullName;

    public TwoServicesTests()
    {
        Write("incident.csv", "incident_id,title,systems,services,declared_at,contingency_from,restored_at",
            "I1,Out,emar,A;B;C,2026-03-10T07:00+00:00,2026-03-10T07:00+00:00,2026-03-10T17:00+00:00");
        Write("services.csv", "service_id,name,type", "A,Ash,care_home", "B,Beech,care_home", "C,Cedar,care_home");
        Write("people.csv", "person_id,service_id,name", "PA,A,Ann", "PB,B,Bob", "PC,C,Cat");
        Write("staff.csv", "staff_id,name,initials,role,services", "S1,Sam,SS,nurse,A;B;C");
    }

    [Fact]
    public void A_worker_who_was_in_two_services_at_once_is_found_in_both_and_queries_both()
    {
        Records("E1,PA,mood,2026-03-10T09:00+00:00,S1,calm", "E2,PB,mood,2026-03-10T09:00+00:00,SS,calm", "E3,PC,mood,2026-03-10T09:01+00:00,S1,calm");
        var (services, taken) = Run();
        Assert.Equal(["A worker_in_two_places PA E1;E2", "B worker_in_two_places PB E1;E2"], services);
        Assert.Equal([0, 1, 2, 0, 1, 2], taken);
    }

    [Fact]
    public void A_worker_who_went_from_one_service_to_another_is_not()
    {
        Records("E1,PA,mood,2026-03-10T09:00+00:00,S1,calm", "E2,PB,mood,2026-03-10T09:30+00:00,SS,calm");
        var (services, taken) = Run();
        Assert.Empty(services);
        Assert.Equal([0, 1, 2], taken);
    }

    public void Dispose() => Directory.Delete(path, recursive: true);

    private (List<string> Found, List<int> Taken) Run()
    {
        using var folder = OpenFolder.Open(path);
        var run = new FolderReconciliation(folder, folder.Context(Policy.Default, null));
        var (results, taken) = (new Dictionary<int, string[]>(), new List<int>());
        run.EachService(
            s => (s, s.Findings.Select(f => $"{f.ServiceId} {f.Code} {f.PersonId} {string.Join(';', f.EntryIds)}").ToArray()),
            (index, s) =>
            {
                taken.Add(index);
                results[index] = s.Item2;
            },
            (index, _, s) =>
            {
                taken.Add(index);
                results[index] = s.Item2;
                Assert.Equal(s.Item2.Length > 0, s.s.Items.Any(i => i.Queried));
            });
        return ([.. results.OrderBy(r => r.Key).SelectMany(r => r.Value)], taken);
    }

    private void Records(params string[] rows) => Write("digital_records.csv", ["entry_id,person_id,category,occurred_at,author,text", .. rows]);

    private void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(path, file), lines);
}
