using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using Reinstate.Gateway.Transport;

namespace Reinstate.Gateway.Pages;

/// <summary>Serves the web app: its files by their names, and its one page at every address that the app knows. Any other address stays unknown.</summary>
internal sealed class WebApp(IOptions<GatewayOptions> options)
{
    private const string Page = "index.html";

    // The addresses of src/Web/src/shell/pages.tsx.
    private static readonly string[] Addresses =
        ["/", "/wall", "/declare", "/incidents/{**rest}", "/capture/{**rest}", "/packs/{**rest}", "/scan", "/readiness", "/tracker", "/records/{**rest}", "/help", "/settings"];

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    // Signing out ends at the issuer's page, and a browser asks the policy of the page with the form about that too.
    private readonly string _policy = ContentPolicy.App(formsLeadTo: options.Value.Identity.Issuer);

    /// <summary>Maps what the folder holds now. A node without the folder serves no pages.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var files = Read(options.Value.Pages);
        foreach (var (path, file) in files)
        {
            routes.MapMethods(path, Methods, http => file.SendAsync(http, _policy));
        }

        if (files.TryGetValue($"/{Page}", out var page))
        {
            foreach (var address in Addresses)
            {
                routes.MapMethods(address, Methods, http => page.SendAsync(http, _policy));
            }
        }
    }

    private static Dictionary<string, WebFile> Read(string folder)
    {
        var files = new Dictionary<string, WebFile>(StringComparer.Ordinal);
        var types = new FileExtensionContentTypeProvider();
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
        {
            var path = $"/{Path.GetRelativePath(folder, file).Replace('\\', '/')}";
            if (types.TryGetContentType(file, out var type))
            {
                var text = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal);
                files[path] = new WebFile(text ? $"{type}; charset=utf-8" : type, File.ReadAllBytes(file), Beside(file, ".br"), Beside(file, ".gz"), path.StartsWith("/assets/", StringComparison.Ordinal));
            }
        }

        return files;
    }

    private static byte[]? Beside(string file, string ending) => File.Exists(file + ending) ? File.ReadAllBytes(file + ending) : null;
}
