using Reinstate.Folders.Reading;
using Reinstate.Gateway.Identity.BuiltIn;
using Reinstate.Silo.Demo;

namespace Reinstate.Silo.Import;

/// <summary>The people and machines of the example group, as whom one can sign in at the built-in issuer.</summary>
/// <param name="examples">The folder that holds the examples; without it there is nobody.</param>
internal sealed class ExamplePeople(string examples)
{
    private readonly Lazy<List<RecoveryFolder>> _folders = new(() =>
        [.. ExampleGroup.Folders.Select(name => Path.Combine(examples, name)).Where(Directory.Exists).Select(folder => FolderReader.Read(folder))]);

    /// <summary>Head office, which reaches every service, and then the staff of each, who reach those where they work.</summary>
    public IReadOnlyList<DemoPerson> Staff() => _folders.Value.Count == 0 ? [] :
    [
        .. Cast.HeadOffice.Select(member => new DemoPerson(ExampleGroup.Organisation, member.StaffId, member.Name, [StaffRoles.Of(member.Role)], null)),
        .. _folders.Value.SelectMany(folder => folder.Staff)
            .Select(member => new DemoPerson(ExampleGroup.Organisation, member.StaffId, member.Name, [StaffRoles.Of(member.Role)], member.Services)),
    ];

    /// <summary>The suppliers' systems, which reach the services that use them.</summary>
    public IReadOnlyList<DemoPerson> Machines() =>
    [
        .. _folders.Value.Select(folder => folder.Incident).Where(incident => incident.Supplier.Length > 0)
            .Select(incident => new DemoPerson(ExampleGroup.Organisation, Cast.MachineOf(incident), incident.Supplier, ["vendor_system"], incident.Services)),
    ];
}
