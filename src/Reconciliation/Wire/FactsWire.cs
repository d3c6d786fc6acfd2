using W = Reinstate.Facts.V1;

namespace Reinstate.Reconciliation.Wire;

/// <summary>
/// The two-way mapping between the engine's records and the messages of reinstate.facts.v1. Law: record → message → record and
/// message → record → message lose nothing, except that precision "not stated" is read as exact and numbers keep 15 digits.
/// FromWire throws <see cref="InvalidFactException"/> where a message states no fact; Problem says so without throwing.
/// </summary>
public static partial class FactsWire
{
    /// <summary>Null when the message can be read, else one sentence for the sender.</summary>
    public static string? Problem(W.ExpectedItem message, string personId) => Try(() => FromWire(message, personId));

    public static string? Problem(W.Entry message) => Try(() => FromWire(message, "person"));

    public static string? Problem(W.Sheet message) => Try(() => FromWire(message, "service"));

    public static string? Problem(W.Contact message) => Try(() => FromWire(message));

    public static string? Problem(W.RotaChange message) => Try(() => FromWire(message));

    public static string? Problem(W.OnCallDecision message) => Try(() => FromWire(message));

    public static string? Problem(W.StockCount message) => Try(() => FromWire(message));

    public static string? Problem(W.Shift message) => Try(() => FromWire(message));

    public static string? Problem(W.StaffMember message) => Try(() => FromWire(message));

    public static string? Problem(W.PersonSupported message) => Try(() => FromWire(message));

    public static string? Problem(W.ServiceLocation message) => Try(() => FromWire(message));

    public static string? Problem(W.ChartCode message) => Try(() => FromWire(message));

    private static string? Try<T>(Func<T> read)
    {
        try
        {
            _ = read();
            return null;
        }
        catch (InvalidFactException e)
        {
            return e.Message;
        }
    }
}
