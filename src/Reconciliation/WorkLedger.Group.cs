using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation;

public sealed partial class WorkLedger
{
    /// <summary>
    /// The traces of one group. It is put in order when a rule first asks for that, or when a trace leaves it, and stays so: until then a group that is filled
    /// costs nothing to keep, and after that a trace is found by halving. One worker of a service can have thousands.
    /// </summary>
    private sealed class Group
    {
        private Dictionary<object, int>? places;
        private bool isInOrder;

        public List<WorkTrace> Work { get; } = new(1);

        public List<Finding> Found { get; set; } = Nothing;

        /// <summary>It waits to be looked at.</summary>
        public bool IsDirty { get; set; }

        /// <summary>False where places tell nothing.</summary>
        public bool IsOfOnePlace => places?.Count == 1;

        public void Enter(WorkTrace trace, object? place)
        {
            if (isInOrder)
                Work.Insert(Place(trace), trace);
            else
                Work.Add(trace);
            if (place is not null)
                (places ??= [])[place] = places.GetValueOrDefault(place) + 1;
        }

        public void Leave(WorkTrace trace, object? place)
        {
            PutInOrder();
            for (var i = Place(trace); i < Work.Count && WorkTrace.InTime(Work[i], trace) == 0; i++)
            {
                if (!Work[i].Equals(trace))
                    continue;
                Work.RemoveAt(i);
                if (place is not null && --places![place] == 0)
                    places.Remove(place);
                return;
            }
        }

        public void PutInOrder()
        {
            if (!isInOrder)
                Work.Sort(WorkTrace.InTime);
            isInOrder = true;
        }

        /// <summary>Where it is, or belongs: before all that are at the same time with the same entry.</summary>
        private int Place(WorkTrace trace)
        {
            var (low, high) = (0, Work.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = WorkTrace.InTime(Work[middle], trace) < 0 ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}
