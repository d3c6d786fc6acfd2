using System.Collections.Immutable;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Reinstate.Contracts.Refusals;
using Reinstate.V1;

namespace Reinstate.Gateway.Errors;

/// <summary>
/// The only writer of errors: every refusal leaves as a status with a <see cref="RefusalDetail"/> in its details and its code in the trailer
/// <c>reinstate-refusal</c>. Reasons are cut to a budget, because clients drop a response whose trailers exceed 8 KiB and would lose the refusal with it.
/// </summary>
internal static class RefusalStatus
{
    public const string Trailer = "reinstate-refusal";
    public const string Details = "grpc-status-details-bin";

    private const int ReasonsBudget = 3500;
    private const int ReasonBudget = 400;

    /// <summary>The exception that carries a refusal.</summary>
    public static RpcException Of(RefusalKind kind, params IEnumerable<string> reasons) => Write(kind, reasons, null);

    /// <summary>A refusal that passes by itself: the same call may be sent again after a while.</summary>
    public static RpcException Passing(RefusalKind kind, TimeSpan retryAfter, params IEnumerable<string> reasons) => Write(kind, reasons, retryAfter);

    /// <summary>The refusal with a code of the catalogue. A code that only newer nodes know is passed on as it is.</summary>
    public static RpcException Of(string code, ImmutableArray<string> reasons) => Of(KindOf(code), reasons);

    /// <summary>The refusal with a code of the catalogue, for an answer that stands among others.</summary>
    public static RefusalDetail Detail(string code, ImmutableArray<string> reasons) => Detail(KindOf(code), reasons);

    /// <summary>The details of a refusal.</summary>
    public static Google.Rpc.Status Describe(RefusalKind kind, IEnumerable<string> reasons, TimeSpan? retryAfter = null)
    {
        var status = new Google.Rpc.Status { Code = (int)kind.Status, Message = kind.Sentence };
        status.Details.Add(Any.Pack(Detail(kind, reasons)));
        if ((retryAfter ?? kind.RetryAfter) is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        }

        return status;
    }

    private static RefusalKind KindOf(string code) =>
        Catalogue.ByCode.GetValueOrDefault(code) ?? new RefusalKind(code, StatusCode.FailedPrecondition, "This is refused.");

    private static RefusalDetail Detail(RefusalKind kind, IEnumerable<string> reasons) =>
        new() { Code = kind.Code, Sentence = kind.Sentence, Reasons = { WithinBudget(reasons) } };

    private static RpcException Write(RefusalKind kind, IEnumerable<string> reasons, TimeSpan? retryAfter)
    {
        var exception = Describe(kind, reasons, retryAfter).ToRpcException();
        exception.Trailers.Add(Trailer, kind.Code);
        return exception;
    }

    private static IEnumerable<string> WithinBudget(IEnumerable<string> reasons)
    {
        var all = reasons as IReadOnlyList<string> ?? [.. reasons];
        var left = ReasonsBudget;
        for (var i = 0; i < all.Count; i++)
        {
            var reason = Shorten(all[i]);
            left -= Encoding.UTF8.GetByteCount(reason);
            if (left < 0)
            {
                yield return $"and {all.Count - i} more";
                yield break;
            }

            yield return reason;
        }
    }

    private static string Shorten(string reason) =>
        reason.Length <= ReasonBudget ? reason : string.Concat(reason.AsSpan(0, char.IsHighSurrogate(reason[ReasonBudget - 1]) ? ReasonBudget - 1 : ReasonBudget), "…");
}
