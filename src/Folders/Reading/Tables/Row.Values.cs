using System.Buffers.Text;
using System.Globalization;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Tables;

internal sealed partial class Row
{
    private const int MostDigits = 15;

    public int? Whole(Column column, int least = 0)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty)
            return null;
        if (!TryDigits(bytes, out var plain))
            return General(column, least);
        if (plain >= least && plain <= 1_000_000)
            return (int)plain;
        Reject(column, $"is not a whole number of {least} or more");
        return null;
    }

    /// <summary>At most 15 digits, the precision that every store and message keeps.</summary>
    public decimal? Number(Column column)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty)
            return null;
        if (TryDigits(bytes, out var plain))
            return plain;
        if (bytes.Length <= MostDigits + 2 && Digits(bytes) <= MostDigits
            && decimal.TryParse(bytes, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Reject(column, "is not a number");
        return null;
    }

    public bool YesNo(Column column)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty)
            return false;
        if (bytes.Length == 1 && bytes[0] is (byte)'y' or (byte)'Y' or (byte)'n' or (byte)'N')
            return bytes[0] is (byte)'y' or (byte)'Y';
        Reject(column, "is neither y nor n");
        return false;
    }

    public T Word<T>(Column column, T absent = default)
        where T : struct, Enum
    {
        var text = Id(column);
        if (text.Length == 0)
            return absent;
        if (!Vocabulary.TryParse<T>(text, out var value))
            Reject(column.Name, text, $"is not one of: {string.Join(", ", Enum.GetValues<T>().Select(v => Vocabulary.NameOf(v)))}");
        return value;
    }

    public Priority? Priority(Column column) => IsEmpty(column) ? null : Word<Priority>(column);

    public Category RecordCategory(Column column)
    {
        var text = RequiredId(column);
        if (Vocabulary.TryParse<Category>(text, out var category) && category.IsRecord())
            return category;
        Reject(column.Name, text, "is not a category of records");
        return default;
    }

    public string OneOf(Column column, params ReadOnlySpan<string> words)
    {
        var text = Id(column);
        foreach (var word in words)
        {
            if (string.Equals(text, word, StringComparison.Ordinal))
                return word;
        }

        if (text.Length > 0)
            Reject(column.Name, text, $"is not one of: {string.Join(", ", words.ToArray())}");
        return "";
    }

    private int? General(Column column, int least)
    {
        var text = Text(column);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= 1_000_000)
            return number;
        Reject(column.Name, text, $"is not a whole number of {least} or more");
        return null;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var c in text)
            count += char.IsAsciiDigit((char)c) ? 1 : 0;
        return count;
    }

    /// <summary>Nothing but digits, and few enough.</summary>
    private static bool TryDigits(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        return text.Length <= MostDigits && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && Utf8Parser.TryParse(text, out number, out _);
    }
}
