using System.Security.Cryptography;

namespace Reinstate.Contracts.Privacy;

/// <summary>Random bytes of the system, asked for many at a time: a call for sixteen costs as much as one for a thousand. What was given is wiped, and never given again.</summary>
internal static class RandomBytes
{
    private const int Lot = 2048;

    [ThreadStatic]
    private static byte[]? _lot;

    [ThreadStatic]
    private static int _left;

    /// <summary>Fills a span of at most 2,048 bytes.</summary>
    public static void Fill(Span<byte> bytes)
    {
        var lot = _lot ??= new byte[Lot];
        if (_left < bytes.Length)
        {
            RandomNumberGenerator.Fill(lot);
            _left = Lot;
        }

        var given = lot.AsSpan(Lot - _left, bytes.Length);
        given.CopyTo(bytes);
        given.Clear();
        _left -= bytes.Length;
    }
}
