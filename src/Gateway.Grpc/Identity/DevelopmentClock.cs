using System.Globalization;
using Microsoft.Extensions.Options;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Identity;

/// <summary>Lets a demonstration move the node's clock, so that hours of recovery are played in a minute. Refused on a node that runs on real time.</summary>
internal sealed class DevelopmentClock(IOptions<GatewayOptions> options)
{
    public const string Header = "reinstate-clock";

    public void Apply(HttpContext http)
    {
        var values = http.Request.Headers[Header];
        if (values.Count == 0)
        {
            return;
        }

        if (options.Value.AdvanceClock is not { } advance)
        {
            throw RefusalStatus.Of(Catalogue.InvalidArgument, $"{Header}: this node runs on real time");
        }

        if (values is not [{ } value]
            || !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            throw RefusalStatus.Of(Catalogue.InvalidArgument, $"{Header}: not an ISO instant");
        }

        advance(instant);
    }
}
