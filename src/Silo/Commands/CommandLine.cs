using System.CommandLine;
using Reinstate.Silo.Demo;
using Reinstate.Silo.Import;

namespace Reinstate.Silo.Commands;

/// <summary>The program's command line: without a command it runs a node.</summary>
internal static class CommandLine
{
    public static RootCommand Root()
    {
        var root = new RootCommand("Reinstate: safe recovery after an IT outage in adult social care.");
        RunCommand.Fill(root);
        root.Subcommands.Add(ReconcileFolder.Create());
        root.Subcommands.Add(GenerateCommand.Create());
        root.Subcommands.Add(ScoreCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(VerifyPackCommand.Create());
        root.Subcommands.Add(AuditSampleCommand.Create());
        root.Subcommands.Add(KeysCommand.Create());
        root.Subcommands.Add(RebuildCommand.Create());
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(RestoreCommand.Create());
        return root;
    }
}
