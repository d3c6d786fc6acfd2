using System.CommandLine;
using System.Net;
using Reinstate.Silo.Hosting.Transport;

namespace Reinstate.Silo.Commands;

/// <summary>What the command line says about where a node listens, and to whom. What would send tokens in clear beyond this machine is refused before anything starts.</summary>
internal sealed class ListenArguments
{
    private const string Here = "127.0.0.1";

    private readonly Option<string> _address = new("--listen") { Description = "IP address to listen on; beyond loopback with --certificate or --behind-proxy.", DefaultValueFactory = _ => Here, HelpName = "ADDRESS" };
    private readonly Option<string?> _certificate = new("--certificate") { Description = "PEM file of the certificate for TLS, intermediate ones after it; read again when it changes.", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--certificate-key") { Description = "PEM file of its key. Default: the same file.", HelpName = "FILE" };
    private readonly Option<string[]> _proxies = new("--behind-proxy") { Description = "Network of what speaks TLS before this node, as 10.1.0.0/16: connections from elsewhere are closed.", HelpName = "NETWORK" };
    private readonly Option<string[]> _hosts = new("--host") { Description = "A name by which requests may address this node, beside IP addresses, localhost, the public address and names in the certificate.", HelpName = "NAME" };
    private readonly Option<int> _connections = new("--connections") { Description = "Connections at a time.", DefaultValueFactory = _ => new Listening().MostConnections, HelpName = "N" };
    private readonly Option<int> _ofAnAddress = new("--connections-per-address") { Description = "Of these, from one address that is no proxy's.", DefaultValueFactory = _ => new Listening().MostOfAnAddress, HelpName = "N" };

    public ListenArguments(Command command, IssuerArguments issuer)
    {
        foreach (var option in (Option[])[_address, _certificate, _key, _proxies, _hosts, _connections, _ofAnAddress])
        {
            command.Options.Add(option);
        }

        foreach (var number in (Option<int>[])[_connections, _ofAnAddress])
        {
            number.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < 1)
                {
                    result.AddError($"{number.Name}: 1 or more.");
                }
            });
        }

        command.Validators.Add(result =>
        {
            foreach (var fault in Faults(
                result.GetValue(_address) ?? Here, result.GetValue(_certificate), result.GetValue(_key), result.GetValue(_proxies) ?? [], issuer.IsGiven(result), issuer.HasPublicHttps(result)))
            {
                result.AddError(fault);
            }
        });
    }

    /// <summary>What was said, for the node.</summary>
    public Listening Of(ParseResult parsed) => new()
    {
        Address = IPAddress.Parse(parsed.GetValue(_address)!),
        Certificate = parsed.GetValue(_certificate),
        CertificateKey = parsed.GetValue(_key),
        Proxies = [.. (parsed.GetValue(_proxies) ?? []).Select(Network).OfType<IPNetwork>()],
        Hosts = parsed.GetValue(_hosts) ?? [],
        MostConnections = parsed.GetValue(_connections),
        MostOfAnAddress = parsed.GetValue(_ofAnAddress),
    };

    private static IEnumerable<string> Faults(string listen, string? certificate, string? key, string[] proxies, bool issuer, bool publicHttps)
    {
        if (!IPAddress.TryParse(listen, out var address))
        {
            yield return $"--listen: '{listen}' is not an IP address like 0.0.0.0 or ::.";
            yield break;
        }

        foreach (var proxy in proxies.Where(proxy => Network(proxy) is null))
        {
            yield return $"--behind-proxy: '{proxy}' is not a network like 10.1.0.0/16.";
        }

        if (key is not null && certificate is null)
        {
            yield return "--certificate-key is the key of --certificate, which is missing.";
        }

        if (proxies.Length > 0 && certificate is null && !publicHttps)
        {
            yield return "--behind-proxy: say under which https address browsers know the node, by --public-address.";
        }

        if (IPAddress.IsLoopback(address))
        {
            yield break;
        }

        if (!issuer)
        {
            yield return $"--listen {listen}: the issuer inside the node takes this machine's word for who somebody is, so a node that others reach needs another: --issuer URL.";
        }

        if (certificate is null && proxies.Length == 0)
        {
            yield return $"--listen {listen}: without TLS everybody on the way could read tokens and records. Give --certificate FILE, or --behind-proxy NETWORK where something before the node speaks TLS.";
        }
    }

    // A single address is a network of one.
    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8) : null;
}
