using System.Runtime.CompilerServices;

namespace Reinstate.Storage.Log;

/// <summary>
/// Reads a stream page by page, so that a slow reader holds neither a connection nor a database snapshot between two events.
/// A stream only grows, hence pages read at different times still make one stream.
/// </summary>
internal static class StreamPages
{
    public const int PageSize = 1000;

    public static async IAsyncEnumerable<StoredEvent> ReadAsync(
        Func<long, CancellationToken, ValueTask<IReadOnlyList<StoredEvent>>> readPageAfter, long afterVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await readPageAfter(afterVersion, cancellation);
            foreach (var e in page)
            {
                yield return e;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            afterVersion = page[^1].Version;
        }
    }
}
