using Grpc.Core;
using Google.Protobuf;
using Reinstate.V1;

namespace Reinstate.SecurityTests.Matrix;

/// <summary>What became of a call.</summary>
/// <param name="Code">Of the refusal; empty for an answer.</param>
/// <param name="Told">All that the caller was told: the answer's bytes, or those of the status with its details.</param>
internal sealed record Outcome(string Code, ByteString Told)
{
    public const string OutOfReach = "OUT_OF_REACH";
    public const string RoleNotAllowed = "ROLE_NOT_ALLOWED";

    /// <summary>Neither the role nor the reach was against it.</summary>
    public bool IsAdmitted => Code is not (OutOfReach or RoleNotAllowed or "UNAUTHENTICATED" or "INTERNAL" or "UNAVAILABLE");

    /// <summary>What is expected, in the words of the refusals.</summary>
    public string Verdict => IsAdmitted ? "admitted" : Code;

    public static Outcome Of(RpcException refused)
    {
        var details = ByteString.CopyFrom(refused.Trailers.GetValueBytes("grpc-status-details-bin") ?? []);
        return new(refused.GetRpcStatus()?.GetDetail<RefusalDetail>()?.Code ?? refused.StatusCode.ToString(),
            ByteString.CopyFromUtf8($"{refused.StatusCode} {refused.Status.Detail} {refused.Trailers.GetValue("reinstate-refusal")} {details.ToBase64()}"));
    }
}
