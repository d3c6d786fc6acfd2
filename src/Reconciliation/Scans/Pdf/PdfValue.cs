namespace Reinstate.Reconciliation.Scans.Pdf;

/// <summary>A value of a PDF (ISO 32000-2, section 7.3), as far as an inspection asks.</summary>
internal abstract record PdfValue
{
    /// <summary>A text, a truth or nothing: what it says changes nothing.</summary>
    public static readonly PdfValue Other = new PdfOther();

    private sealed record PdfOther : PdfValue;
}

/// <summary>A name with its escapes undone, so that /J#53 is JS.</summary>
internal sealed record PdfName(string Text) : PdfValue;

internal sealed record PdfNumber(double Number) : PdfValue;

/// <summary>Stands for the object with that number.</summary>
internal sealed record PdfReference(int Number) : PdfValue;

internal sealed record PdfArray(IReadOnlyList<PdfValue> Values) : PdfValue;

internal sealed record PdfDictionary(IReadOnlyDictionary<string, PdfValue> Entries) : PdfValue
{
    public PdfValue? this[string key] => Entries.GetValueOrDefault(key);

    public bool Is(string key, string name) => this[key] is PdfName value && value.Text == name;
}
