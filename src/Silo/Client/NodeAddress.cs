using System.CommandLine.Parsing;

namespace Reinstate.Silo.Client;

/// <summary>Checks an address given on the command line, so that a slip is told before anything is done.</summary>
internal static class NodeAddress
{
    public static void Validate(OptionResult result)
    {
        if (result.GetValueOrDefault<string>() is { } text && (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
        {
            result.AddError($"{result.Option.Name}: '{text}' is not an address like http://127.0.0.1:5081.");
        }
    }
}
