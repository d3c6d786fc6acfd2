using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Evidence.Packs.Extracts;

/// <summary>Answers the API's request for an extract from a tenant's fold.</summary>
public static class ExtractAnswers
{
    private const string Usual = "json";

    private static readonly ImmutableArray<(string Format, string MediaType)> Formats = [("csv", "text/csv"), ("html", "text/html"), (Usual, "application/json"), ("pdf", "application/pdf")];

    /// <summary>The extract, or why there is none; exactly one of the two is null.</summary>
    public static (IMessage? Reply, Refusal? Refusal) Get(TenantView view, GetExtractRequest request, DateTimeOffset now, Reader reader)
    {
        if (!view.Organisation.Registered)
            return (null, Refusal.Of(Catalogue.OrganisationUnknown));
        if (reader.Refuse(view, request) is { } refused)
            return (null, refused);
        var asked = request.Format.Length == 0 ? Usual : request.Format;
        if (Formats.FirstOrDefault(one => one.Format == asked) is not { Format: { } format, MediaType: { } type })
            return (null, Refusal.Of(Catalogue.InvalidArgument, $"format is not one of {string.Join(", ", Formats.Select(one => one.Format))}."));
        var (name, bytes) = ContractExtract.Files(view, now).Single(file => file.Name == $"extract.{format}");
        return (new GetExtractReply
        {
            Position = view.Position,
            FileName = name,
            MediaType = type,
            Data = UnsafeByteOperations.UnsafeWrap(ImmutableCollectionsMarshal.AsArray(bytes)!),
        }, null);
    }
}
