using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;
using Reinstate.Silo.Client;
using Reinstate.Silo.Import;

namespace Reinstate.Silo.Demo;

/// <summary>The staff of the group as actors, and the supplier's machine.</summary>
internal sealed class Cast
{
    /// <summary>Staff id of the group quality director, who belongs to no service.</summary>
    public const string QualityDirector = "MG01";

    private readonly Dictionary<string, Actor> _actors;
    private readonly Stage _stage;
    private readonly StaffRegister _register;

    public Cast(Stage stage, IEnumerable<StaffMember> staff)
    {
        var all = staff.ToList();
        _stage = stage;
        _register = new StaffRegister([.. all], []);
        _actors = all.ToDictionary(
            member => member.StaffId, member => new Actor(stage, new Caller(stage.Organisation, member.StaffId, StaffRoles.Of(member.Role)), member.Name), StringComparer.Ordinal);
    }

    /// <summary>Head office: nobody of these works at a service, so they can look at all of them.</summary>
    public static IReadOnlyList<StaffMember> HeadOffice { get; } = [new(QualityDirector, "Judith Penhallow", "JP", "group quality director"), new("MG02", "Xanthe Yarrow", "XY", "data protection officer")];

    public Actor this[string staffId] => _actors[staffId];

    /// <summary>Whoever a sheet names by id or initials; null when nobody on the register is surely meant.</summary>
    public Actor? Named(string stated, string service) => _register.Resolve(stated, service) is { } member ? _actors[member.StaffId] : null;

    /// <summary>The supplier's system, which brings what was recorded in it.</summary>
    public Actor Vendor(FolderIncident incident) =>
        new(_stage, new Caller(_stage.Organisation, MachineOf(incident), "vendor_system"), incident.Supplier);

    /// <summary>The id of the supplier's system.</summary>
    public static string MachineOf(FolderIncident incident) => incident.Supplier.ToLowerInvariant().Replace(' ', '-');
}
