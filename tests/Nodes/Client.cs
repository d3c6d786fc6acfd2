using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.TestNodes;

/// <summary>A gRPC client of a node, speaking as one person in one role, with tokens of the issuer inside the node.</summary>
/// <param name="channel">Of <see cref="Channel"/>.</param>
/// <param name="organisation">The tenant.</param>
/// <param name="person">Staff id.</param>
/// <param name="role">The role in which the person acts.</param>
/// <param name="services">The services within reach; null for the whole organisation.</param>
public sealed class Client(GrpcChannel channel, string organisation, string person, string role, string[]? services = null)
{
    public OrganisationService.OrganisationServiceClient Organisation { get; } = new(channel);

    public IncidentService.IncidentServiceClient Incidents { get; } = new(channel);

    public RecoveryService.RecoveryServiceClient Recovery { get; } = new(channel);

    public PersonService.PersonServiceClient People { get; } = new(channel);

    public PlanService.PlanServiceClient Plans { get; } = new(channel);

    public ExerciseService.ExerciseServiceClient Exercises { get; } = new(channel);

    public BulkService.BulkServiceClient Bulk { get; } = new(channel);

    public ReconciliationService.ReconciliationServiceClient Reconciliation { get; } = new(channel);

    public GovernanceService.GovernanceServiceClient Governance { get; } = new(channel);

    public ScanService.ScanServiceClient Scans { get; } = new(channel);

    public Metadata Headers { get; } = SpeakingHandler.As(organisation, person, role, services is null ? "*" : string.Join(' ', services));

    /// <param name="address">Of a node, for gRPC.</param>
    /// <param name="largestReply">Bytes; null takes any.</param>
    public static GrpcChannel Channel(Uri address, int? largestReply = 4 * 1024 * 1024) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        MaxReceiveMessageSize = largestReply,
        HttpHandler = new SpeakingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true, ConnectTimeout = TimeSpan.FromSeconds(2) }),
    });

    /// <param name="someone">Who speaks.</param>
    /// <param name="inRole">In which role.</param>
    /// <param name="reaching">The services within reach; null for the whole organisation.</param>
    public Client As(string someone, string inRole, string[]? reaching = null) => new(channel, organisation, someone, inRole, reaching);

    public static CommandHeader Key(string key) => new() { IdempotencyKey = key };

    public static Moment At(DateTimeOffset at) => new() { Instant = Timestamp.FromDateTimeOffset(at), OffsetMinutes = (int)at.Offset.TotalMinutes };
}
