using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reinstate.InteropTests;

/// <summary>Sign-in at the issuer inside a real node, with curl and with a real browser.</summary>
public sealed partial class SignInTests(DemoNode node) : IClassFixture<DemoNode>
{
    [Fact]
    public async Task Somebody_picks_who_they_are_and_calls_with_a_cookie()
    {
        var jar = Path.Combine(Directory.CreateTempSubdirectory("reinstate-jar-").FullName, "jar");
        string[] browser = ["-s", "-L", "-b", jar, "-c", jar];
        var page = await Foreign.Run("curl", [.. browser, $"http://{node.Http}/signin?return=/me"]);
        Assert.Contains("Judith Penhallow", page, StringComparison.Ordinal);

        var form = Hidden().Matches(page).SelectMany(field => (string[])["--data-urlencode", $"{field.Groups["name"].Value}={WebUtility.HtmlDecode(field.Groups["value"].Value)}"]);
        var me = JsonDocument.Parse(await Foreign.Run("curl", [.. browser, "-H", "Sec-Fetch-Site: same-origin", .. form, "-d", "person=0", $"http://{node.Http}/connect/authorize"])).RootElement;
        Assert.Equal(
            ("meadowbank-group", "MG01", "Judith Penhallow", "group_quality_director", "*"),
            (Text(me, "organisation"), Text(me, "person"), Text(me, "name"), me.GetProperty("roles")[0].GetString(), Text(me, "services")));

        var board = JsonDocument.Parse(await Foreign.Run("curl", [.. browser, "-H", "Sec-Fetch-Site: same-origin", $"http://{node.Http}/v1/board"])).RootElement;
        Assert.Equal(0, board.GetProperty("runs").GetArrayLength());
        Assert.Contains("FOREIGN_PAGE", await Foreign.Run("curl", [.. browser, "-H", "Sec-Fetch-Site: cross-site", $"http://{node.Http}/v1/board"]), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(jar)!, recursive: true);
    }

    [Fact]
    public async Task Chromium_signs_in_asks_for_a_board_and_signs_out()
    {
        var report = JsonDocument.Parse((await Foreign.SignInWithChromium(node.Http)).Trim().Split('\n')[^1]).RootElement;
        Assert.Equal(("Judith Penhallow", "Judith Penhallow, group quality director, meadowbank-group"), (Text(report, "name"), Text(report, "shown")));
        Assert.Equal((200, 401), (report.GetProperty("board").GetInt32(), report.GetProperty("after").GetInt32()));
        Assert.Equal("", Text(report, "cookie"));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\">", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
