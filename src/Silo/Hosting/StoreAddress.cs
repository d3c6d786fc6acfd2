using Npgsql;

namespace Reinstate.Silo.Hosting;

/// <summary>Where the log is: a SQLite file of this node, or a PostgreSQL database shared by many.</summary>
internal abstract record StoreAddress
{
    /// <summary>The embedded store.</summary>
    public sealed record Sqlite(string File) : StoreAddress;

    /// <summary>A database, as Npgsql is told about it.</summary>
    public sealed record Postgres(string ConnectionString) : StoreAddress;

    /// <summary>Reads <c>postgres://user:password@host:port/database?host=/socket/folder</c>, the form of libpq, or the path of a SQLite file.</summary>
    /// <exception cref="FormatException">It is an address, but not one of a PostgreSQL database.</exception>
    public static StoreAddress Parse(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return new Sqlite(Path.GetFullPath(text));
        }

        // An address with a socket's folder has no host, which Uri does not accept.
        var hasHost = Uri.TryCreate(text, UriKind.Absolute, out var uri) || Uri.TryCreate(text.Replace("@/", "@localhost/", StringComparison.Ordinal)
            .Replace("///", "//localhost/", StringComparison.Ordinal), UriKind.Absolute, out uri);
        return hasHost && uri is { Scheme: "postgres" or "postgresql", AbsolutePath.Length: > 1 }
            ? new Postgres(ConnectionStringOf(uri))
            : throw new FormatException("The store is a file, or postgres://user:password@host:port/database, or postgres://user@/database?host=/socket/folder.");
    }

    private static string ConnectionStringOf(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.Host : "localhost",
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        if (uri.Port > 0)
        {
            builder.Port = uri.Port;
        }

        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            builder[Uri.UnescapeDataString(pair[0])] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }

        return builder.ToString();
    }
}
