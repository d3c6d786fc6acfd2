using System.Text.RegularExpressions;

namespace Reinstate.Contracts.Ids;

/// <summary>What an identifier may look like, so that it is safe in keys, streams, file names and pages.</summary>
public static partial class Identifiers
{
    /// <summary>Tenants, services, people, incidents, staff, queries: 1 to 64 of letters, digits, dot, underscore and hyphen, beginning with a letter or digit.</summary>
    public static bool IsId(string value) => IdPattern().IsMatch(value);

    /// <summary>Idempotency keys: 1 to 100 printable ASCII characters.</summary>
    public static bool IsKey(string value) => KeyPattern().IsMatch(value);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._\-]{0,63}\z", RegexOptions.None, 1000)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[\x20-\x7E]{1,100}\z", RegexOptions.None, 1000)]
    private static partial Regex KeyPattern();
}
