using Google.Protobuf;
using Reinstate.Contracts.Calls;

namespace Reinstate.ClusterTests;

/// <summary>Short ways to say what a test sends to a grain.</summary>
internal static class Calls
{
    public const string Tenant = "meadow-group";

    public static CommandCall Command(IMessage command, string key, string tenant = Tenant, long? expected = null) =>
        new(tenant, "s-1", "registered_manager", key, expected, command.Descriptor.FullName, command.ToByteArray(), default, Reach.Whole);

    public static QueryCall Query(IMessage query, string tenant = Tenant, long atLeast = 0) =>
        new(tenant, "s-1", "registered_manager", query.Descriptor.FullName, query.ToByteArray(), atLeast, Reach.Whole);
}
