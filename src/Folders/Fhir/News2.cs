using System.Collections.Frozen;
using Hl7.Fhir.Model;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// NEWS2 (Royal College of Physicians, 2017) as FHIR carries it in the United Kingdom, in the words of reading 8. Components are recognised by LOINC or
/// SNOMED CT code of the measurement, or by the reading's own short names; scores of single components are not measurements.
/// </summary>
internal static class News2
{
    private static readonly string[] Order = ["RR", "SpO2", "air", "SBP", "HR", "ACVPU", "temp"];

    private static readonly FrozenDictionary<string, string> Components = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["9279-1"] = "RR",
        ["86290005"] = "RR",
        ["2708-6"] = "SpO2",
        ["59408-5"] = "SpO2",
        ["103228002"] = "SpO2",
        ["8480-6"] = "SBP",
        ["72313002"] = "SBP",
        ["271649006"] = "SBP",
        ["8867-4"] = "HR",
        ["78564009"] = "HR",
        ["364075005"] = "HR",
        ["1104441000000107"] = "ACVPU",
        ["8310-5"] = "temp",
        ["276885007"] = "temp",
        ["386725007"] = "temp",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Consciousness = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["248234008"] = "A",
        ["130987000"] = "C",
        ["300202002"] = "V",
        ["450847001"] = "P",
        ["422768004"] = "U",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Is(CodeableConcept? code) => code is not null && (code.Coding.Any(c => Texts.Of(c.CodeElement) is "1104051000000101" or "88330-6" or "NEWS2") || Texts.Of(code.TextElement) == "NEWS2");

    /// <summary>RR=16;SpO2=97;air=y;SBP=126;HR=80;ACVPU=A;temp=36.6, and what else there is as name=value.</summary>
    public static string Text(IEnumerable<Observation.ComponentComponent> components)
    {
        var (known, others) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        foreach (var component in components)
        {
            var name = Name(component.Code);
            var value = Value(name, component.Value);
            if (name.Length == 0 || !known.TryAdd(name, value))
                others.Add($"{Texts.Of(component.Code)}={value}");
        }

        return string.Join(';', Order.Where(known.ContainsKey).Select(n => $"{n}={known[n]}").Concat(others.Select(o => o.Replace(';', ','))));
    }

    private static string Name(CodeableConcept? code)
    {
        if (code is null)
            return "";
        string[] said = [.. code.Coding.Select(c => Texts.Of(c.CodeElement)), Texts.Of(code.TextElement)];
        return Texts.First(said.Select(s => Components.GetValueOrDefault(s, Array.Find(Order, o => o.Equals(s, StringComparison.OrdinalIgnoreCase)) ?? "")));
    }

    private static string Value(string name, DataType? value) => name switch
    {
        "ACVPU" when value is CodeableConcept concept && Texts.First(concept.Coding.Select(c => Consciousness.GetValueOrDefault(Texts.Of(c.CodeElement), ""))) is { Length: > 0 } letter => letter,
        _ when value is Quantity quantity => Texts.Of(quantity.ValueElement),
        _ => Texts.Of(value),
    };
}
