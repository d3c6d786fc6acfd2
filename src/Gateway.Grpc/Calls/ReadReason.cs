using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Calls;

/// <summary>Why somebody reads, as they say with the call. It is kept with the read, so it is bounded, and of characters that every reader of it can show.</summary>
internal static class ReadReason
{
    /// <summary>Metadata of a question.</summary>
    public const string Header = "reinstate-reason";

    private const int MostCharacters = 300;

    /// <summary>Empty where none is stated. Refuses one that cannot be kept.</summary>
    public static string Of(IHeaderDictionary headers)
    {
        var stated = headers[Header];
        if (stated.Count == 0)
        {
            return "";
        }

        var reason = stated[0]!.Trim();
        return stated.Count == 1 && reason.Length is > 0 and <= MostCharacters && !reason.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? reason : throw RefusalStatus.Of(Catalogue.InvalidArgument, $"{Header}: one, of 1 to {MostCharacters} printable ASCII characters");
    }
}
