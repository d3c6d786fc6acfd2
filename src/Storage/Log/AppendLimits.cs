namespace Reinstate.Storage.Log;

/// <summary>
/// What an <see cref="AppendRequest"/> must satisfy before a database sees it. One malformed request would fail the transaction of
/// all its neighbours, so whoever collects batches asks for each request when it arrives; the stores ask again.
/// </summary>
public static class AppendLimits
{
    /// <summary>Longest tenant, stream, key, incident or service, in UTF-16 units: three of them still fit one index entry of PostgreSQL (2,704 bytes).</summary>
    public const int MaxIdLength = 200;

    /// <summary>Bytes of a payload hash (SHA-256).</summary>
    public const int HashLength = 32;

    /// <summary>Why the request cannot be stored, as a sentence for a developer; null when it can.</summary>
    public static string? Fault(AppendRequest request) =>
        FaultOfId(request.Tenant, "tenant")
        ?? FaultOfId(request.Stream, "stream")
        ?? FaultOfId(request.Key, "key")
        ?? FaultOfText(request.Actor, "actor")
        ?? FaultOfText(request.Role, "role")
        ?? (request.PayloadHash.Length == HashLength ? null : "The payload hash is not 32 bytes long.")
        ?? (request.ExpectedVersion >= 0 ? null : "The expected version is negative.")
        ?? FaultOfScope(request.Scope)
        ?? (request.Beside is null ? null : FaultOfId(request.Beside.Stream, "stream beside it"))
        ?? request.Events.Select(FaultOfEvent).FirstOrDefault(fault => fault is not null);

    /// <exception cref="ArgumentException">The request cannot be stored.</exception>
    public static void ThrowIfMalformed(AppendRequest request)
    {
        if (Fault(request) is { } fault)
        {
            throw new ArgumentException(fault, nameof(request));
        }
    }

    private static string? FaultOfScope(ScopeCondition? scope) =>
        scope is null ? null : FaultOfId(scope.Incident, "incident of the scope") ?? FaultOfIdOrEmpty(scope.Service, "service of the scope");

    private static string? FaultOfEvent(NewEvent e) =>
        FaultOfText(e.Type, "event type") ?? FaultOfIdOrEmpty(e.Incident, "incident") ?? FaultOfIdOrEmpty(e.Service, "service");

    private static string? FaultOfId(string id, string what) => id is "" ? $"The {what} is empty." : FaultOfIdOrEmpty(id, what);

    private static string? FaultOfIdOrEmpty(string id, string what) =>
        FaultOfText(id, what) ?? (id.Length <= MaxIdLength ? null : $"The {what} is longer than {MaxIdLength} characters.");

    // PostgreSQL keeps neither U+0000 nor half a surrogate pair in text.
    private static string? FaultOfText(string? text, string what)
    {
        if (text is null)
        {
            return $"The {what} is missing.";
        }

        // Almost no text holds any of them, and looking for all at once is fast.
        if (!text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return null;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !pair))
            {
                return $"The {what} holds a character that cannot be stored.";
            }

            i += pair ? 1 : 0;
        }

        return null;
    }
}
