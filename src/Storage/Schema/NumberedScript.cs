using System.Globalization;
using System.Reflection;

namespace Reinstate.Storage.Schema;

/// <summary>A migration: applied once, in the order of its number. A released script is never edited; a change is a new script.</summary>
internal sealed record NumberedScript(int Number, string Name, string Sql)
{
    /// <summary>A script whose first line says so commits by itself, statement by statement; it must do no harm when it begins again.</summary>
    public bool OutsideTransaction => Sql.StartsWith("-- Outside a transaction", StringComparison.Ordinal);

    /// <summary>The scripts of a store, embedded as <c>store/0001_name.sql</c>.</summary>
    public static IReadOnlyList<NumberedScript> Of(string store)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(store + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name, name[(store.Length + 1)..])),
        ];
    }

    private static NumberedScript Read(Assembly assembly, string resource, string file)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var number = int.Parse(file.AsSpan(0, file.IndexOf('_', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);
        return new NumberedScript(number, Path.GetFileNameWithoutExtension(file), reader.ReadToEnd());
    }
}
