using System.Text.Json;
using Google.Protobuf;

namespace Reinstate.InteropTests;

/// <summary>The play of <c>recovery.json</c>.</summary>
internal static class Recovery
{
    public static IReadOnlyList<JsonElement> Steps { get; } =
    [
        .. JsonDocument.Parse(File.ReadAllText(Path.Combine(DemoNode.Metadata("InteropFolder"), "recovery.json"))).RootElement.GetProperty("steps").EnumerateArray(),
    ];

    /// <summary>The code with which a step is to be refused, or null.</summary>
    public static string? RefusalOf(JsonElement step) => step.TryGetProperty("refused", out var code) ? code.GetString() : null;

    /// <summary>Plays the steps up to a number.</summary>
    public static async Task Play(Api api, string tenant, int steps)
    {
        for (var number = 0; number < steps; number++)
        {
            var step = Steps[number];
            var who = step.GetProperty("as").GetString()!.Split(' ');
            var method = Api.Find(step.GetProperty("call").GetString()!);
            var request = JsonParser.Default.Parse(step.GetProperty("request").GetRawText(), method.InputType);
            Header(request, $"{tenant}-{number}");
            var refused = await api.Call(method, request, tenant, who[0], who[1], step.GetProperty("at").GetString());
            Assert.Equal(RefusalOf(step), refused?.Trailers.GetValue("reinstate-refusal"));
        }
    }

    /// <summary>Gives a command its key.</summary>
    public static void Header(IMessage request, string key, long? expectedVersion = null)
    {
        var header = new V1.CommandHeader { IdempotencyKey = key };
        if (expectedVersion is { } version)
        {
            header.ExpectedVersion = version;
        }

        request.Descriptor.FindFieldByName("header")?.Accessor.SetValue(request, header);
    }
}
