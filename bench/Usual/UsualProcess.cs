using System.Diagnostics;

namespace Reinstate.Bench.Usual;

/// <summary>The baseline's node in a process of its own, so that client and node share the machine as they do elsewhere.</summary>
internal sealed class UsualProcess(Process process, Uri address) : IAsyncDisposable
{
    public Uri Address => address;

    public static async Task<UsualProcess> StartAsync(string connection)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(UsualProcess).Assembly.Location, "usual-node", connection])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        Uri? address = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("gRPC ", StringComparison.Ordinal))
                address = new Uri(line[5..]);
            else if (line == "ready" && address is not null)
                return new UsualProcess(process, address);
        }

        throw new InvalidOperationException("The baseline's node ended before it was ready.");
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
