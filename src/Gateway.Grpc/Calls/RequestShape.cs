using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.V1;

namespace Reinstate.Gateway.Calls;

/// <summary>What can be said about a request without knowing the domain: its header and its identifiers. Found once per type from its descriptor.</summary>
internal static class RequestShape<TRequest>
    where TRequest : IMessage<TRequest>, new()
{
    private static readonly string[] IdFields =
        ["incident_id", "service_id", "person_id", "staff_id", "query_id", "override_id", "action_id", "auditor", "checked_with"];

    private static readonly MessageDescriptor Descriptor = new TRequest().Descriptor;
    private static readonly IFieldAccessor? Header = Descriptor.FindFieldByName("header")?.Accessor;
    private static readonly FieldDescriptor[] Ids = [.. Descriptor.Fields.InDeclarationOrder().Where(field => Array.IndexOf(IdFields, field.Name) >= 0)];

    /// <summary>Full name of the protobuf message.</summary>
    public static string Type { get; } = Descriptor.FullName;

    private static readonly AccessRow? Row = AccessTable.Of(Type);

    /// <summary>Name of the method whose request this is.</summary>
    public static string Method { get; } = Descriptor.Name.EndsWith("Request", StringComparison.Ordinal) ? Descriptor.Name[..^"Request".Length] : Descriptor.Name;

    /// <summary>Refuses whoever may not make this call, whatever it says.</summary>
    public static void CheckRole(Caller caller)
    {
        if (AccessTable.Refuse(Row, caller.Role, Type) is { } refusal)
        {
            throw RefusalStatus.Of(refusal.Kind, refusal.Reasons);
        }
    }

    /// <summary>Takes the header out of a command, so that what remains is the intention alone: the same one twice is the same bytes.</summary>
    public static CommandHeader TakeHeader(TRequest request)
    {
        var header = (CommandHeader?)Header!.GetValue(request);
        List<string> faults =
        [
            .. header is null ? ["header: missing"] : Enumerable.Empty<string>(),
            .. header is not null && !Identifiers.IsKey(header.IdempotencyKey) ? ["header.idempotency_key: 1 to 100 printable ASCII characters are needed"] : Enumerable.Empty<string>(),
            .. header is { HasExpectedVersion: true, ExpectedVersion: < 0 } ? ["header.expected_version: negative"] : Enumerable.Empty<string>(),
        ];
        if (faults.Count > 0)
        {
            throw RefusalStatus.Of(Catalogue.InvalidArgument, faults);
        }

        Header.Clear(request);
        return header!;
    }

    /// <summary>The id of the owner. Refuses identifiers that are missing or that no record can have.</summary>
    public static string CheckIds(TRequest request, Owner owner)
    {
        var (routed, faults) = ("", new List<string>());
        foreach (var field in Ids)
        {
            var value = (string)field.Accessor.GetValue(request);
            routed = field.Name == owner.Field ? value : routed;
            if (value.Length == 0 && (field.Name == Owner.Incident.Field || field.Name == owner.Field))
            {
                faults.Add($"{field.Name}: missing");
            }
            else if (value.Length > 0 && !Identifiers.IsId(value))
            {
                faults.Add($"{field.Name}: not an identifier");
            }
        }

        return faults.Count == 0 ? routed : throw RefusalStatus.Of(Catalogue.InvalidArgument, faults);
    }

    /// <summary>The request's bytes, with map entries in a fixed order.</summary>
    public static ReadOnlyMemory<byte> Bytes(TRequest request)
    {
        var bytes = new byte[request.CalculateSize()];
        using var output = new CodedOutputStream(bytes) { Deterministic = true };
        request.WriteTo(output);
        return bytes;
    }
}
