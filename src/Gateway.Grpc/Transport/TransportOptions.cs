namespace Reinstate.Gateway.Transport;

/// <summary>Under which names a node answers, and how long one request may hold it.</summary>
public sealed class TransportOptions
{
    /// <summary>Names by which a request may address the node, beside IP addresses, localhost and the public address; <c>*.example.org</c> stands for any one label.</summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>Names in the node's certificate, which changes while it runs; likewise.</summary>
    public Func<IReadOnlyList<string>> CertificateHosts { get; set; } = () => [];

    /// <summary>Whatever is no stream of a caller who is known ends within this time, sent or read however slowly.</summary>
    public TimeSpan LongestCall { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A stream whose reader takes nothing for so long is ended.</summary>
    public TimeSpan LongestStall { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Largest body, in bytes, where no call of the API is made: forms of a sign-in.</summary>
    public long MaxFormBytes { get; set; } = 64 * 1024;
}
