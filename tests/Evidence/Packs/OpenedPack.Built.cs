using Reinstate.Evidence.Packs;
using Reinstate.Grains.Boards;

namespace Reinstate.EvidenceTests.Packs;

internal sealed partial class OpenedPack
{
    public OpenedPack(TenantView view, string incident = Story.Incident, bool redacted = false)
        : this(EvidencePack.Build(view, incident, redacted))
    {
    }
}
