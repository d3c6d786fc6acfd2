using System.Reflection;
using System.Runtime.Loader;

namespace Reinstate.Mutate;

/// <summary>
/// Runs tables of cases against an engine that it is handed: for each request a rule's number and an assembly, for each answer whether some
/// case failed. A process of its own, because a mutant may never end.
/// </summary>
internal static class Worker
{
    public static int Serve(string tests, Stream requests, Stream answers)
    {
        using var reader = new BinaryReader(requests);
        using var writer = new BinaryWriter(answers);
        Console.SetOut(TextWriter.Null);
        while (true)
        {
            int rule;
            try
            {
                rule = reader.ReadInt32();
            }
            catch (EndOfStreamException)
            {
                return 0;
            }

            var engine = reader.ReadBytes(reader.ReadInt32());
            writer.Write(Failure(tests, rule, engine));
            writer.Flush();
        }
    }

    /// <summary>The first case that does not come out as it says, or what was thrown; empty when all do.</summary>
    private static string Failure(string tests, int rule, byte[] engine)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            context.Resolving += (loader, name) => Path.Combine(tests, name.Name + ".dll") is var path && File.Exists(path) ? Load(loader, path) : null;
            context.LoadFromStream(new MemoryStream(engine));
            var tables = Load(context, Path.Combine(tests, "Reinstate.Reconciliation.Tests.dll")).GetType("Reinstate.ReconciliationTests.Rules.Cases.CaseTables", throwOnError: true)!;
            var failing = (string[])tables.GetMethod("Failing", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [rule])!;
            return failing.Length == 0 ? "" : failing[0];
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException?.GetType().Name ?? e.Message;
        }
        finally
        {
            context.Unload();
        }
    }

    private static Assembly Load(AssemblyLoadContext context, string path) => context.LoadFromStream(new MemoryStream(File.ReadAllBytes(path)));
}
