using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Grains.People;

/// <summary>A person's record as the API shows it.</summary>
internal static class PersonQueries
{
    public static GetPersonRecordReply Get(TenantView view, RunView run, PersonRecord record, Reader reader)
    {
        var id = record.Person.PersonId;
        return new GetPersonRecordReply
        {
            Position = view.Position,
            Version = view.Versions.GetValueOrDefault($"person/{id}"),
            PersonId = id,
            ServiceId = record.ServiceId,
            Name = record.Person.Name,
            Items = { run.ItemsOf(id).Select(item => Views.Item(run, item)) },
            Entries = { record.Entries.Values.Select(entry => FactsWire.ToWire(entry.Current)) },
            Queries =
            {
                record.Queries.Values.Select(q => new PersonQuery
                {
                    QueryId = q.Raised.QueryId,
                    ItemId = q.Raised.ItemId,
                    EntryId = q.Raised.EntryId,
                    Text = q.Raised.Text,
                    RaisedBy = q.By,
                    Resolved = q.Resolution is not null,
                    Resolution = q.Resolution?.What.Resolution ?? "",
                    ResolvedBy = q.Resolution?.By ?? "",
                }),
            },
            Findings = { FindingViews.Of(run, id).Select(finding => FindingViews.For(reader, run.Incident, finding)) },
            Rows = { Views.Rows(run, id) },
            Expected = { record.Expected.Values.Select(FactsWire.ToWire) },
            StockCounts = { record.StockCounts.OrderBy(count => count.CountedAt).Select(FactsWire.ToWire) },
            Person = FactsWire.ToWire(record.Person),
        };
    }
}
