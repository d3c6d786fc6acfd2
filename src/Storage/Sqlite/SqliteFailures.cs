using Microsoft.Data.Sqlite;
using Reinstate.Storage.Log;
using static SQLitePCL.raw;

namespace Reinstate.Storage.Sqlite;

/// <summary>Tells a failing disk or file (the caller may ask again) from a fault of ours (which must be loud).</summary>
internal static class SqliteFailures
{
    public static T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException e) when (IsOfTheFile(e.SqliteErrorCode))
        {
            throw new LogUnavailableException("The log's file could not be read or written.", e);
        }
    }

    private static bool IsOfTheFile(int code) => code is SQLITE_FULL or SQLITE_IOERR or SQLITE_BUSY or SQLITE_LOCKED or SQLITE_READONLY
        or SQLITE_CANTOPEN or SQLITE_CORRUPT or SQLITE_NOTADB or SQLITE_NOMEM or SQLITE_PROTOCOL or SQLITE_PERM or SQLITE_AUTH;
}
