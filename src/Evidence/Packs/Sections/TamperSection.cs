using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What shows that nothing was altered, and how anybody finds out.</summary>
internal static class TamperSection
{
    public static Section Of(PackFacts facts) => Section.One(
        "tamper_evidence", "Tamper-evidence manifest", "The files beside this page that let anybody verify it with nothing but the pack and the organisation's public key.", facts,
        new("position", "Position of the organisation's log that the pack is a fold of.", f => f.View.Position),
        new("events", "Events of the incident on its timeline.", f => f.Timeline.Count),
        new("first_event", "Position of the first.", f => f.Timeline.Count == 0 ? default(long?) : f.Timeline.Min(e => e.Recorded.Position)),
        new("last_event", "Position of the last.", f => f.Timeline.Count == 0 ? default(long?) : f.Timeline.Max(e => e.Recorded.Position)),
        new("manifest", "Where length and SHA-256 of every file stand.", _ => "manifest.json"),
        new("signature", "Signature over the manifest, by the node's key.", _ => "manifest.sig"),
        new("digests", "A digest of each event, each chained to the one before.", _ => "events.sha256"),
        new("verify", "The command that verifies all of it.", _ => "./run verify-pack PACK.zip --key PUBLIC-KEY.pem"),
        new("repeat_audit", "The command that draws the audit sample again.", _ => "./run audit-sample PACK.zip"));
}
