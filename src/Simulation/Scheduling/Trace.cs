namespace Reinstate.Simulation.Scheduling;

/// <summary>A fingerprint of all that happened, in order (FNV-1a): two runs with one fingerprint took the same course.</summary>
internal sealed class Trace
{
    private ulong _hash = 0xCBF29CE484222325;

    /// <summary>16 hexadecimal digits.</summary>
    public string Hash => _hash.ToString("x16");

    public void Add(long number)
    {
        for (var i = 0; i < 8; i++)
        {
            Byte((byte)(number >> (8 * i)));
        }
    }

    public void Add(string text)
    {
        foreach (var c in text)
        {
            Byte((byte)c);
            Byte((byte)(c >> 8));
        }

        Byte(0);
    }

    private void Byte(byte b) => _hash = (_hash ^ b) * 0x100000001B3;
}
