using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>Photographs and scans of the sheets.</summary>
internal static class ScanSection
{
    public static Section Of(PackFacts facts) => Section.Of(
        "scans", "Scans", "Every photograph and scan of a sheet that was kept, known by its hash. Those with a file are in this pack.", PackScans.Of(facts),
        new("service", "Service id.", s => facts.Service(s.ServiceId)),
        new("serial", "Serial number of the sheet.", s => s.Scan.What.Serial),
        new("page", "Page of the sheet, from 1.", s => s.Scan.What.Page),
        new("person", "Person id; null for a sheet of the whole service.", s => facts.Person(s.Scan.What.PersonId)),
        new("sha256", "SHA-256 of its bytes.", s => s.Scan.What.Sha256),
        new("media_type", "image/jpeg, image/png or application/pdf, as its bytes say.", s => s.Scan.What.MediaType),
        new("bytes", "Its length.", s => s.Scan.What.Bytes),
        new("width", "Pixels; null for a PDF.", s => s.Scan.What.Width > 0 ? s.Scan.What.Width : default(int?)),
        new("height", "Pixels; null for a PDF.", s => s.Scan.What.Height > 0 ? s.Scan.What.Height : default(int?)),
        new("kept_by", "Who brought it.", s => facts.Staff(s.Scan.By, s.ServiceId)),
        new("kept_at", "When.", s => facts.Local(s.Scan.At)),
        new("file", "Its file in this pack; empty where it has none.", s => s.File),
        new("left_out", "Why it has no file here: erased, or size where the pack would grow too large. Empty where it has one.", s => s.LeftOut));
}
