namespace Reinstate.Reconciliation.Scans.Pdf;

/// <summary>A file is no plain PDF. Thrown from deep within it, and made a refusal in <see cref="PdfInspection"/> alone.</summary>
/// <param name="what">What was met.</param>
/// <param name="active">Whether it is whole but holds what is not kept.</param>
internal sealed class PdfFaultException(string what, bool active = false) : Exception(what)
{
    public bool IsActive => active;
}
