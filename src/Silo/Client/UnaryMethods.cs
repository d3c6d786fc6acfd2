using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Reinstate.V1;

namespace Reinstate.Silo.Client;

/// <summary>Finds the RPC method of a request by its type, so that every command is sent by the same few lines.</summary>
internal static class UnaryMethods
{
    private static readonly FrozenDictionary<string, MethodDescriptor> ByRequest = new[]
    {
        OrganisationReflection.Descriptor, IncidentReflection.Descriptor, ServiceReflection.Descriptor,
        PersonReflection.Descriptor, ReconciliationReflection.Descriptor, GovernanceReflection.Descriptor,
        PlanReflection.Descriptor,
    }
        .SelectMany(file => file.Services).SelectMany(service => service.Methods).Where(method => !method.IsServerStreaming)
        .ToFrozenDictionary(method => method.InputType.FullName, StringComparer.Ordinal);

    public static Method<IMessage, TReply> For<TReply>(IMessage request)
        where TReply : class, IMessage<TReply>, new()
    {
        var method = ByRequest[request.Descriptor.FullName];
        var parser = new MessageParser<TReply>(() => new TReply());
        return new Method<IMessage, TReply>(
            MethodType.Unary, method.Service.FullName, method.Name,
            Marshallers.Create<IMessage>(message => message.ToByteArray(), _ => throw new NotSupportedException()),
            Marshallers.Create<TReply>(reply => reply.ToByteArray(), parser.ParseFrom));
    }
}
