using Reinstate.Grains.Boards;
using Reinstate.Simulation.World;
using Reinstate.V1;

namespace Reinstate.Simulation.Checks;

/// <summary>The board's numbers are the bookkeeping's, at whatever position somebody looks.</summary>
internal static class CompletenessCheck
{
    public static void Check(TenantView view, SimulatedStore store, DateTimeOffset now, Course course)
    {
        if (BoardQueries.Answer(view, new GetCompletenessRequest { IncidentId = Setting.Incident }, now).Reply is not GetCompletenessReply { Total: { } total })
        {
            return;
        }

        var book = Bookkeeping.Of(store.Events.TakeWhile(e => e.Position <= view.Position));
        if ((total.Expected, total.Entered, total.Checked) != (book.Expected, book.Entered, book.Checked))
        {
            course.Fail($"the board at {view.Position} says {total.Expected} expected, {total.Entered} entered, {total.Checked} checked; it is {book.Expected}, {book.Entered}, {book.Checked}");
        }

        // A rule can find more to ask than bookkeeping knows; never less.
        if (total.Open < book.Open || (total.Complete && book.Open > 0))
        {
            course.Fail($"the board at {view.Position} says {total.Open} open; it is {book.Open}");
        }
    }
}
