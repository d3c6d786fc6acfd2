using Microsoft.Extensions.Options;
using Reinstate.Gateway.Transport;

namespace Reinstate.Gateway.Hosting;

/// <summary>For somebody who opens the printed address in a browser: who is signed in, and how to.</summary>
internal sealed class FrontPage(IOptions<GatewayOptions> options)
{
    private const string Script = """

        fetch("/me").then(answer => answer.ok ? answer.json() : null).then(me => {
          if (!me) return;
          document.getElementById("who").textContent = `${me.name}, ${me.roles.join(", ").replaceAll("_", " ")}, ${me.organisation}`;
          document.getElementById("out").hidden = false;
        });

        """;

    private const string Page = $"""
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Reinstate</title>
        <h1>Reinstate</h1>
        <p>This node answers JSON and gRPC-Web calls here, and gRPC on the port beside it, with TLS on this one; docs/api.md says how to call it.</p>
        <p id="who"><a href="/signin">Sign in</a></p>
        <form method="post" action="/signout" id="out" hidden><button>Sign out</button></form>
        <p><a href="/healthz">Is it healthy?</a></p>
        <script>{Script}</script>
        </html>
        """;

    // Signing out ends at the issuer's page, and a browser asks the policy of the page with the form about that too.
    private readonly string _policy = ContentPolicy.Page(Script, formsLeadTo: options.Value.Identity.Issuer);

    public Task ShowAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = _policy;
        return http.Response.WriteAsync(Page);
    }
}
