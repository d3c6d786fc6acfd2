using System.Text.Json;
using System.Text.RegularExpressions;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;
using Hl7.Fhir.Validation;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// One slice as an object of the FHIR model. The parser lists what is wrong instead of stopping; what is wrong in an element that a column takes
/// refuses the resource, what is wrong or unknown elsewhere does not. Times without an offset are let through: the folder's zone gives it.
/// </summary>
internal static partial class FhirParser
{
    public const int DeepestNesting = 64;

    /// <summary>4 MiB: more is no order, dose or note. Larger resources of other types, such as scans, are kept and never parsed.</summary>
    public const int LargestResource = 4 << 20;

    private const int LongestReason = 200;

    private const string UnknownElement = "PVAL128";
    private const string WrongLiteral = "PVAL124";
    private const string Missing = "PVAL105";

    private static readonly FhirJsonDeserializer Parser = new(new DeserializerSettings().UsingMode(DeserializationMode.Strict, NarrativeValidationKind.None));

    /// <summary>Null when the resource was refused.</summary>
    public static T? Read<T>(ResourceSlice slice)
        where T : Resource
    {
        if (slice.Modifier.Length > 0)
        {
            slice.Refuse($"{slice.Type}.{slice.Modifier}", "", "may turn the meaning of the resource round, and is not known here");
            return null;
        }

        if (slice.Length > LargestResource)
        {
            slice.Refuse(slice.Type, "", $"has {slice.Length} bytes; the limit is {LargestResource}");
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(slice.Json, new JsonReaderOptions { MaxDepth = DeepestNesting });
            Parser.TryDeserializeResource(ref reader, out var resource, out var issues);
            foreach (var issue in issues)
            {
                if (!Matters(slice, issue, out var path, out var message))
                    continue;
                slice.Refuse(path, Value().Match(message).Groups["value"].Value, message.Length > LongestReason ? message[..LongestReason] + "…" : message);
                return null;
            }

            if (resource is T read)
                return read;
            slice.Refuse(slice.Type, "", "could not be read as a resource of this type");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser throws for some malformed structures; whatever it is, it concerns this resource alone.
            slice.Refuse(slice.Type, "", e is JsonException ? $"is nested more than {DeepestNesting} deep or is not sound JSON" : "has a structure that is not FHIR JSON");
        }

        return null;
    }

    private static bool Matters(ResourceSlice slice, CodedException issue, out string path, out string message)
    {
        path = issue is ExtendedCodedException { InstancePath: { } at } ? at : slice.Type;
        message = issue is ExtendedCodedException { BaseErrorMessage: { } said } ? said : issue.Message;
        var start = path.IndexOf('.', StringComparison.Ordinal);
        var element = start < 0 ? "" : Indices().Replace(path[(start + 1)..], "");
        if (issue.ErrorCode is UnknownElement or Missing || (issue.ErrorCode == WrongLiteral && LocalTime().IsMatch(message)))
            return false;
        return element.Length == 0 || Taken.Touches(slice.Type, element);
    }

    [GeneratedRegex(@"\[\d+\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indices();

    [GeneratedRegex("'(?<value>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"^string '\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?' is not a correct literal for a (dateTime|instant)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LocalTime();
}
