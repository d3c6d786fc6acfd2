using System.Diagnostics;

namespace Reinstate.InteropTests;

/// <summary>Programs that are not ours.</summary>
internal static class Foreign
{
    private static readonly Lazy<Task> NodePackages = new(InstallNodePackages);

    private static string Folder => DemoNode.Metadata("InteropFolder");

    private static string Descriptors => Path.Combine(AppContext.BaseDirectory, "api.binpb");

    private static string Story => Path.Combine(Folder, "recovery.json");

    /// <summary>The play through Debian's grpcio; a Python of another origin may lack it.</summary>
    public static async Task<Report> PlayWithPython(string address, string issuer, string tenant)
    {
        await Require("/usr/bin/python3", ["-c", "import grpc, google.protobuf"], "python3-grpcio and python3-protobuf");
        return Report.Parse(await Run("/usr/bin/python3", ["-B", "play.py", Descriptors, Story, address, issuer, tenant], Path.Combine(Folder, "python")));
    }

    /// <summary>What <c>exercise.json</c> came to, as a Python client saw it.</summary>
    public static async Task<string> ExerciseWithPython(string address, string issuer, string tenant)
    {
        await Require("/usr/bin/python3", ["-c", "import grpc, google.protobuf"], "python3-grpcio and python3-protobuf");
        return await Run("/usr/bin/python3", ["-B", "exercise.py", Descriptors, Path.Combine(Folder, "exercise.json"), address, issuer, tenant], Path.Combine(Folder, "python"));
    }

    /// <summary>What <c>recovery.json</c> and <c>assurance.json</c> came to, as a Python client saw it.</summary>
    public static async Task<string> AssuranceWithPython(string address, string issuer, string tenant)
    {
        await Require("/usr/bin/python3", ["-c", "import grpc, google.protobuf"], "python3-grpcio and python3-protobuf");
        return await Run("/usr/bin/python3", ["-B", "assurance.py", Descriptors, Folder, address, issuer, tenant], Path.Combine(Folder, "python"));
    }

    /// <summary>The play through a script of the folder <c>node</c>.</summary>
    public static async Task<Report> PlayWithNode(string script, string address, string issuer, string tenant)
    {
        await Require("npm", ["--version"], "node and npm");
        await NodePackages.Value;
        return Report.Parse(await Run("node", [script, Descriptors, Story, address, issuer, tenant], Path.Combine(Folder, "node")));
    }

    /// <summary>What a person sees who signs in with a browser.</summary>
    public static async Task<string> SignInWithChromium(string address)
    {
        await Require("chromium", ["--version"], "chromium");
        await Require("node", ["--version"], "node");
        return await Run("node", ["sign-in.mjs", "chromium", $"http://{address}/"], Path.Combine(Folder, "node"));
    }

    /// <summary>The attacks of <c>python/hostile</c>, on what the JSON says.</summary>
    public static async Task<string> AttackWithPython(Func<string, string> given)
    {
        await Require("/usr/bin/python3", ["-c", "import grpc, google.protobuf"], "python3-grpcio and python3-protobuf");
        return await Run("/usr/bin/python3", ["-B", "hostile_client.py"], Path.Combine(Folder, "python"), given(Descriptors), TimeSpan.FromMinutes(5));
    }

    /// <summary>A script of the folder <c>node</c> that goes on until it is ended, spoken to by its standard input.</summary>
    public static async Task<Process> StartNode(string script)
    {
        await Require("npm", ["--version"], "node and npm");
        await NodePackages.Value;
        return Process.Start(new ProcessStartInfo("node", [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(Folder, "node"),
        })!;
    }

    /// <summary>What a program prints; fails when it fails.</summary>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, string? folder = null, string? input = null, TimeSpan? patience = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Folder,
        })!;
        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input);
                process.StandardInput.Close();
            }

            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(patience ?? TimeSpan.FromMinutes(2));
            Assert.True(process.ExitCode == 0, $"{program} {process.ExitCode}\n{await output}\n{await error}");
            return await output;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // In CI a client that is missing is a failure; at home the test says what it lacks.
    private static async Task Require(string program, string[] arguments, string packages)
    {
        try
        {
            await Run(program, arguments);
        }
        catch (Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"This test needs {packages}.");
        }
    }

    private static async Task InstallNodePackages()
    {
        var folder = Path.Combine(Folder, "node");
        var (wanted, installed) = (new FileInfo(Path.Combine(folder, "package-lock.json")), new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json")));
        if (!installed.Exists || installed.LastWriteTimeUtc < wanted.LastWriteTimeUtc)
        {
            await Run("npm", ["ci"], folder);
        }
    }
}
