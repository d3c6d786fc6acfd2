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
    /// <summary>Services that may be done before an earlier one is.</summary>
    private const int Ahead = 64;

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
        new InOrder<(T Done, Dictionary<string, HashSet<WorkersAbroad.Time>> Work)>(folder.Services.Length, Ahead, Make, HandOn).Run();
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

        (T Done, Dictionary<string, HashSet<WorkersAbroad.Time>> Work) Make(int index)
        {
            var (service, traces) = Evaluate(index, Nobody, []);
            var work = new Dictionary<string, HashSet<WorkersAbroad.Time>>(StringComparer.Ordinal);
            foreach (var trace in traces.SelectMany(w => w))
                WorkersAbroad.Gather(work, trace, context);
            return (render(service), work);
        }

        void HandOn(int index, (T Done, Dictionary<string, HashSet<WorkersAbroad.Time>> Work) made)
        {
            abroad.Add(index, made.Work);
            take(index, made.Done);
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
        var work = services.SelectMany(index => Evaluate(index, workers, []).Work)
            .Select(person => person.FindAll(w => w.Workers.Any(stated => workers.Contains(w.WorkerName(stated, context))))).ToList();
        return new WorkAtOnce(context, workers.Contains).Findings(work).ToLookup(f => f.ServiceId, StringComparer.Ordinal);
    }

    /// <summary>
    /// The service and, for each person, the work done. elsewhere: workers whose work is judged with other services' work, and what was found then
    /// about this service.
    /// </summary>
    private (ServiceResult Result, List<WorkTrace>[] Work) Evaluate(int index, HashSet<string> elsewhere, IEnumerable<Finding> foundElsewhere)
    {
        var rows = folder.Read(index);
        var results = new PersonResult[rows.People.Length];
        var wide = aboutServices[rows.Service.ServiceId].Concat(foundElsewhere).ToList();
        var traces = new List<WorkTrace>[results.Length];
        for (var i = 0; i < results.Length; i++)
        {
            // The ledger goes at once: hardly anybody is asked about again, and what lives long costs the collector most.
            var ledger = new PersonLedger(context);
            ledger.Update(rows.People[i]);
            results[i] = ledger.Result();
            traces[i] = new(rows.People[i].Entries.Length);
            traces[i].AddRange(ledger.Work());
        }

        wide.AddRange(new WorkAtOnce(context, worker => !elsewhere.Contains(worker)).Findings(traces));
        var queried = wide.Where(f => f.Queries && f.PersonId.Length > 0).ToLookup(f => f.PersonId, StringComparer.Ordinal);
        var people = ImmutableArray.CreateBuilder<PersonOutcome>(results.Length);
        for (var i = 0; i < results.Length; i++)
        {
            if (queried[rows.People[i].Person.PersonId].ToArray() is { Length: > 0 } ofPerson)
            {
                var ledger = new PersonLedger(context);
                ledger.Update(rows.People[i], ofPerson);
                results[i] = ledger.Result();
            }

            people.Add(new(rows.People[i], results[i]));
        }

        var findings = Findings.InOrder(people.SelectMany(p => p.Result.Findings).Concat(wide), []);
        return (new(index, rows.Service, people.MoveToImmutable(), findings, rows.Rejects), traces);
    }
}
