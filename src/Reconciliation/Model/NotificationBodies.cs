using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>Whom an incident may have to be notified to (DOMAIN.md section 8): about each of them somebody decides, yes or no.</summary>
public static class NotificationBodies
{
    public static readonly ImmutableArray<string> All = ["cqc", "safeguarding", "ico", "duty_of_candour", "commissioner", "families", "insurer"];
}
