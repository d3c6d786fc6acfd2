using System.Collections.Immutable;
using Reinstate.Folders.Reading;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Folders;

/// <summary>
/// Reconciles a folder of any size service by service; nobody keeps what is done with. Services are evaluated side by side and handed on in
/// order, so the number of cores cannot show. Rules that look across services come first (sheets, rota, printed pack: they are few) or last:
/// who was in two services at once is known when all were seen, and the few services concerned are then done once more.
/// Cost: linear in the rows.
/// </summary>
public sealed class FolderReconciliation
{
    private const int ServicesAtOnce = 64;

    private static readonly HashSet<string> Nobody = [];

    private readonly OpenFolder folder;
    private readonly RecoveryContext context;
    private readonly ILookup<string, Finding> aboutServices;

    public FolderReconciliation(OpenFolder folder, RecoveryContext context)
    {
        (this.folder, this.context) = (folder, context);
        var about = Findings.InOrder(ServiceReconciliation.About(folder.ServiceFacts(), context), []);
        aboutServices = about.ToLookup(f => f.ServiceId, StringComparer.Ordinal);
        var services = folder.Services.Select(s => s.ServiceId).ToHashSet(StringComparer.Ordinal);
        Elsewhere = [.. about.Where(f => !services.Contains(f.ServiceId))];
    }

    /// <summary>Findings that belong to no service of the folder.</summary>
    public ImmutableArray<Finding> Elsewhere { get; }

    /// <summary>
    /// Every service in order: render is called for several at once, take for one after the other. A service that another one changed is
    /// rendered again at the end and given to retake, with what was taken for it before.
    /// </summary>
    public void EachService<T>(Func<ServiceResult, T> render, Action<int, T> take, Action<int, T, T> retake)
    {
        var abroad = new WorkersAbroad();
        for (var first = 0; first < folder.Services.Length; first += ServicesAtOnce)
        {
            var count = Math.Min(ServicesAtOnce, folder.Services.Length - first);
            var (done, work) = (new T[count], new Dictionary<string, HashSet<WorkersAbroad.Time>>[count]);
            Parallel.For(0, count, i =>
            {
                var (service, traces) = Evaluate(first + i, Nobody, []);
                work[i] = new(StringComparer.Ordinal);
                foreach (var trace in traces)
                    WorkersAbroad.Gather(work[i], trace, context);
                done[i] = render(service);
            });
            for (var i = 0; i < count; i++)
            {
                abroad.Add(first + i, work[i]);
                take(first + i, done[i]);
            }
        }

        var (workers, services) = abroad.AtOnce();
        if (workers.Count == 0)
            return;
        var inTwo = InTwoServices(workers, services);
        foreach (var index in services)
        {
            var before = render(Evaluate(index, Nobody, []).Result);
            var now = render(Evaluate(index, workers, inTwo[folder.Services[index].ServiceId]).Result);
            retake(index, before, now);
        }
    }

    /// <summary>Every service in order, kept: for folders that fit into memory.</summary>
    public ImmutableArray<ServiceResult> All()
    {
        var all = new ServiceResult[folder.Services.Length];
        EachService(service => service, (index, service) => all[index] = service, (index, _, service) => all[index] = service);
        return [.. all];
    }

    /// <summary>What the rules about work say of these workers, by service, when all their services are seen together.</summary>
    private ILookup<string, Finding> InTwoServices(HashSet<string> workers, List<int> services)
    {
        var ledger = new WorkLedger(context, workers.Contains);
        foreach (var index in services)
        {
            foreach (var person in Evaluate(index, workers, []).Work.GroupBy(w => w.PersonId, StringComparer.Ordinal))
                ledger.Update(person.Key, person.Where(w => w.Workers.Any(stated => workers.Contains(w.WorkerName(stated, context)))));
        }

        return ledger.Findings().ToLookup(f => f.ServiceId, StringComparer.Ordinal);
    }

    /// <summary>elsewhere: workers whose work is judged with other services' work, and what was found then about this service.</summary>
    private (ServiceResult Result, List<WorkTrace> Work) Evaluate(int index, HashSet<string> elsewhere, IEnumerable<Finding> foundElsewhere)
    {
        var rows = folder.Read(index);
        var ledgers = new PersonLedger[rows.People.Length];
        var wide = aboutServices[rows.Service.ServiceId].Concat(foundElsewhere).ToList();
        var work = new WorkLedger(context, worker => !elsewhere.Contains(worker));
        var traces = new List<WorkTrace>();
        for (var i = 0; i < ledgers.Length; i++)
        {
            ledgers[i] = new(context);
            ledgers[i].Update(rows.People[i]);
            var before = traces.Count;
            traces.AddRange(ledgers[i].Work());
            work.Update(rows.People[i].Person.PersonId, traces.GetRange(before, traces.Count - before));
        }

        wide.AddRange(work.Findings());
        var queried = wide.Where(f => f.Queries && f.PersonId.Length > 0).ToLookup(f => f.PersonId, StringComparer.Ordinal);
        var people = ImmutableArray.CreateBuilder<PersonOutcome>(ledgers.Length);
        for (var i = 0; i < ledgers.Length; i++)
        {
            if (queried[rows.People[i].Person.PersonId].ToArray() is { Length: > 0 } ofPerson)
                ledgers[i].Update(rows.People[i], ofPerson);
            people.Add(new(rows.People[i], ledgers[i].Result()));
        }

        var findings = Findings.InOrder(people.SelectMany(p => p.Result.Findings).Concat(wide), []);
        return (new(index, rows.Service, people.MoveToImmutable(), findings, rows.Rejects), traces);
    }
}
