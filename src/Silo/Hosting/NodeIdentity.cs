using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Identity.BuiltIn;
using Reinstate.Silo.Commands;
using Reinstate.Silo.Import;

namespace Reinstate.Silo.Hosting;

/// <summary>Whose word a node takes for who calls: the issuer that it is told of, else the one inside it, which has no other switch.</summary>
internal static class NodeIdentity
{
    public static void Configure(IdentityOptions identity, NodeOptions options)
    {
        options.Identity(identity);
        if (identity.Issuer is not null)
        {
            return;
        }

        var people = new ExamplePeople(Path.Combine(StoreOptions.Home, "examples"));
        identity.BuiltIn = new BuiltInIssuerOptions { KeyFile = options.IssuerKey ?? BesideTheLog(options.Store), People = people.Staff, Machines = people.Machines };
    }

    private static string? BesideTheLog(StoreAddress store) => store is StoreAddress.Sqlite(var file) ? Path.ChangeExtension(file, ".issuer-key") : null;
}
