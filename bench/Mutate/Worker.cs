using System.Reflection;
using System.Runtime.Loader;

namespace Reinstate.Mutate;

/// <summary>
/// Runs tables of cases against what it is handed: for each request a rule's number and an assembly, either rules that take the place of those of
/// the same name or a whole engine; for each answer why some case failed, or nothing. A process of its own, because a mutant may never end.
/// </summary>
internal static class Worker
{
    public static int Serve(string tests, Stream requests, Stream answers)
    {
        using var reader = new BinaryReader(requests);
        using var writer = new BinaryWriter(answers);
        Console.SetOut(TextWriter.Null);
        var sound = Open(tests, engine: null);
        while (true)
        {
            try
            {
                var (rule, isWhole) = (reader.ReadInt32(), reader.ReadBoolean());
                var assembly = reader.ReadBytes(reader.ReadInt32());
                writer.Write(Failure(sound, tests, rule, isWhole, assembly));
                writer.Flush();
            }
            catch (EndOfStreamException)
            {
                return 0;
            }
        }
    }

    private static string Failure(AssemblyLoadContext sound, string tests, int rule, bool isWhole, byte[] assembly)
    {
        var own = isWhole ? Open(tests, assembly) : new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            own.Resolving += (_, name) => sound.Assemblies.FirstOrDefault(a => a.GetName().Name == name.Name) ?? sound.LoadFromAssemblyName(name);
            var mutant = isWhole || assembly.Length == 0 ? null : own.LoadFromStream(new MemoryStream(assembly));
            return (string)Tables(isWhole ? own : sound, tests).GetMethod("Failing", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [rule, mutant])!;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException?.GetType().Name ?? e.Message;
        }
        finally
        {
            own.Unload();
        }
    }

    private static AssemblyLoadContext Open(string tests, byte[]? engine)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        context.Resolving += (loader, name) => Path.Combine(tests, name.Name + ".dll") is var path && File.Exists(path) ? Load(loader, path) : null;
        if (engine is not null)
            context.LoadFromStream(new MemoryStream(engine));
        return context;
    }

    private static Type Tables(AssemblyLoadContext context, string tests)
    {
        const string Name = "Reinstate.Reconciliation.Tests";
        var assembly = context.Assemblies.FirstOrDefault(a => a.GetName().Name == Name) ?? Load(context, Path.Combine(tests, Name + ".dll"));
        return assembly.GetType("Reinstate.ReconciliationTests.Rules.Cases.CaseTables", throwOnError: true)!;
    }

    private static Assembly Load(AssemblyLoadContext context, string path) => context.LoadFromStream(new MemoryStream(File.ReadAllBytes(path)));
}
