using System.Globalization;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Policy = Reinstate.Reconciliation.Model.Policy;

namespace Reinstate.Grains.Readiness;

/// <summary>Whether enough of a service's staff hold a current medicines competency (rule 45): one gives, another checks.</summary>
internal static class TrainingReadiness
{
    private enum Holds
    {
        Nothing,
        Valid,
        Expiring,
        Expired,
        Unreadable,
    }

    /// <param name="staff">Of the service.</param>
    /// <param name="policy">Of the organisation.</param>
    /// <param name="today">In England.</param>
    public static Checked Of(IReadOnlyCollection<StaffMember> staff, Policy policy, DateOnly today)
    {
        if (staff.Count == 0)
            return new("training", ReadyState.Unknown, "No member of staff is registered here.");
        var held = staff.Select(one => (one.StaffId, Holds: Of(one, policy, today))).ToList();
        var (valid, expiring, expired, unreadable) = (Count(Holds.Valid), Count(Holds.Expiring), Count(Holds.Expired), Count(Holds.Unreadable));
        var reason = $"{Plural(valid + expiring)} of {staff.Count} at work here hold a current medicines competency; policy asks for {policy.TrainedStaffLeast}"
            + $"{(expiring > 0 ? $"; {expiring} will expire within {policy.ReadinessSoonDays} days" : "")}{(expired > 0 ? $"; {expired} have expired" : "")}{(unreadable > 0 ? $"; {unreadable} have a date that cannot be read" : "")}.";
        var state = valid + expiring + expired + unreadable == 0 ? ReadyState.Unknown
            : valid + expiring < policy.TrainedStaffLeast ? unreadable > 0 && valid + expiring + unreadable >= policy.TrainedStaffLeast ? ReadyState.Unknown : ReadyState.NotReady
            : expiring + expired + unreadable > 0 ? ReadyState.DueSoon
            : ReadyState.Ready;
        return state is ReadyState.Unknown && expired + unreadable == 0
            ? new("training", state, $"No medicines competency is recorded for any of {staff.Count} at work here.")
            : new("training", state, reason) { Staff = held.Where(one => one.Holds is Holds.Expiring or Holds.Expired or Holds.Unreadable).Select(one => one.StaffId) };

        int Count(Holds holds) => held.Count(one => one.Holds == holds);
    }

    private static string Plural(int count) => count == 0 ? "None" : count.ToString(CultureInfo.InvariantCulture);

    // Of several records of the competency the one that lasts longest counts.
    private static Holds Of(StaffMember staff, Policy policy, DateOnly today)
    {
        var records = staff.Competencies.Where(one => one.Name == Competence.MedicinesCompetency).Select(one => Of(one, policy, today)).ToList();
        return records.Contains(Holds.Valid) ? Holds.Valid : records.Contains(Holds.Expiring) ? Holds.Expiring : records.Contains(Holds.Unreadable) ? Holds.Unreadable
            : records.Contains(Holds.Expired) ? Holds.Expired : Holds.Nothing;
    }

    private static Holds Of(Competency held, Policy policy, DateOnly today) =>
        held.ExpiresOn.Length == 0 ? Holds.Valid
        : !DateOnly.TryParseExact(held.ExpiresOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? Holds.Unreadable
        : until < today ? Holds.Expired
        : until < today.AddDays(policy.ReadinessSoonDays) ? Holds.Expiring : Holds.Valid;
}
