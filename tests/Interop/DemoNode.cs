using System.Reflection;
using Reinstate.TestNodes;

namespace Reinstate.InteropTests;

/// <summary>A real node with an empty store and a clock that the play moves.</summary>
public sealed class DemoNode : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("reinstate-interop-").FullName;
    private NodeProcess _node = null!;

    /// <summary>Host and port for gRPC.</summary>
    public string Grpc => _node.GrpcAddress.Authority;

    /// <summary>Host and port for gRPC-Web and JSON.</summary>
    public string Http => _node.HttpAddress.Authority;

    public bool IsRunning => _node.IsRunning;

    /// <summary>Everything that the node has printed.</summary>
    public string Output => _node.Output;

    public static string Metadata(string key) =>
        typeof(DemoNode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    public async ValueTask InitializeAsync() => _node = await NodeProcess.StartAsync("--data", _data, "--clock", "demo");

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
