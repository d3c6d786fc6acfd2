using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Facts.V1;

namespace Reinstate.Grains.Aggregates;

/// <summary>Checks that many decisions share; each returns the refusal, or null.</summary>
internal static class Guard
{
    /// <summary>No free text is longer than this, so that one entry cannot fill the log.</summary>
    public const int LongestText = 20_000;

    public static Decision? Role(CommandContext context, IMessage command) => Duties.May(context.Role, command)
        ? null : Decision.Refuse(Catalogue.RoleNotAllowed, $"{command.Descriptor.Name} is not a duty of the role '{context.Role}'.");

    /// <summary>Every named text is present and not too long.</summary>
    public static Decision? Text(params ReadOnlySpan<(string Field, string Value)> fields)
    {
        foreach (var (field, value) in fields)
        {
            if (string.IsNullOrWhiteSpace(value))
                return Decision.Refuse(Catalogue.InvalidArgument, $"{field} is missing.");
            if (value.Length > LongestText)
                return Decision.Refuse(Catalogue.InvalidArgument, $"{field} is longer than {LongestText} characters.");
        }

        return null;
    }

    /// <summary>Every named id is well formed.</summary>
    public static Decision? Ids(params ReadOnlySpan<(string Field, string Value)> fields)
    {
        foreach (var (field, value) in fields)
        {
            if (!Identifiers.IsId(value))
                return Decision.Refuse(Catalogue.InvalidArgument, $"{field} is not a valid id.");
        }

        return null;
    }

    /// <summary>The word is one of those allowed.</summary>
    public static Decision? OneOf(string field, string value, params ReadOnlySpan<string> words) =>
        words.Contains(value) ? null : Decision.Refuse(Catalogue.InvalidArgument, $"{field} is not one of {string.Join(", ", words.ToArray())}.");

    /// <summary>The moment is stated and possible, and not later than now (clocks of devices may run ahead by five minutes).</summary>
    public static Decision? Past(string field, Moment? moment, DateTimeOffset now) => moment.TryRead(out var at)
        ? at > now.AddMinutes(5) ? Decision.Refuse(Catalogue.InvalidArgument, $"{field} lies in the future.") : null
        : Decision.Refuse(Catalogue.InvalidArgument, $"{field} is missing or not a possible time.");

    /// <summary>The fact can be read by the engine.</summary>
    public static Decision? Fact(string field, string? problem) =>
        problem is null ? null : Decision.Refuse(Catalogue.InvalidArgument, $"{field}: {problem}");

    /// <summary>The actor is a registered member of staff (not a machine).</summary>
    public static Decision? Staff(CommandContext context, string staffId) => context.Surroundings.Organisation.Staff.ContainsKey(staffId)
        ? null : Decision.Refuse(Catalogue.StaffUnknown, $"'{staffId}' is not in the staff register.");
}
