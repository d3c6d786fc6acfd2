using System.Text;
using Reinstate.Contracts.Privacy;

namespace Reinstate.ContractsTests.Privacy;

public sealed class EnvelopeTests
{
    private static readonly EnvelopePlace Place = new("meadow", "person/p-1", "reinstate.events.v1.EntriesRecorded");
    private readonly DataKey _key = DataKey.Create();

    public static TheoryData<OwnerKind> Owners => [.. Enum.GetValues<OwnerKind>()];

    [Theory]
    [MemberData(nameof(Owners))]
    public void What_was_put_in_comes_out_with_the_key_and_with_its_own_key_and_stays_hidden_without(OwnerKind kind)
    {
        var owner = new KeyOwner(kind, kind == OwnerKind.NamedPerson ? "p-2" : "");
        var closed = Envelope.Close(_key, Place, owner, "open"u8, "Ann Miller"u8);

        Assert.True(Envelope.Is(closed));
        Assert.Equal((owner, "open"), (Envelope.Front(closed).Owner, Encoding.UTF8.GetString(Envelope.Front(closed).Open.Span)));
        Assert.DoesNotContain("Miller", Encoding.Latin1.GetString(closed), StringComparison.Ordinal);
        Assert.Equal("openAnn Miller"u8.ToArray(), Envelope.Open(_key, Place, closed));
        Assert.Equal("openAnn Miller"u8.ToArray(), Envelope.OpenWith(Envelope.OwnKey(_key, closed), Place, closed));
    }

    [Fact]
    public void The_same_words_twice_are_two_envelopes_with_keys_that_open_one_each()
    {
        var (one, other) = (Close(), Close());
        Assert.NotEqual(one, other);
        Assert.Throws<EnvelopeDamagedException>(() => Envelope.OpenWith(Envelope.OwnKey(_key, one), Place, other));
    }

    [Fact]
    public void Each_bit_counts()
    {
        var closed = Close();
        for (var bit = 0; bit < 8 * closed.Length; bit++)
        {
            var flipped = closed.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<EnvelopeDamagedException>(() => Envelope.Open(_key, Place, flipped));
        }

        for (var length = 0; length < closed.Length; length++)
            Assert.Throws<EnvelopeDamagedException>(() => Envelope.Open(_key, Place, closed.AsMemory(0, length)));
    }

    [Fact]
    public void It_opens_only_where_it_was_put_and_with_its_key()
    {
        var closed = Close();
        foreach (var elsewhere in (EnvelopePlace[])[Place with { Tenant = "other" }, Place with { Stream = "person/p-2" }, Place with { Type = "reinstate.events.v1.EntryVoided" }])
            Assert.Throws<EnvelopeDamagedException>(() => Envelope.Open(_key, elsewhere, closed));
        Assert.Throws<EnvelopeDamagedException>(() => Envelope.Open(DataKey.Create(), Place, closed));
    }

    private byte[] Close() => Envelope.Close(_key, Place, new KeyOwner(OwnerKind.PersonOfStream), "open"u8, "Ann Miller"u8);
}
