using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Reinstate.Gateway.Identity.SignIn;
using Reinstate.Gateway.Transport;
using OAuthErrors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>The page on which somebody at this machine says who they are.</summary>
internal sealed class AuthorizationPage(BuiltInIssuer issuer, IOptions<GatewayOptions> options)
    : IOpenIddictServerHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>
{
    private const string Chosen = "person";
    private const string Style = "body{font:1rem/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem}button{font:inherit;width:100%;text-align:left;padding:.5rem .75rem;margin:.15rem 0}";

    private static readonly string Policy = ContentPolicy.Page(style: Style);

    public async ValueTask HandleAsync(OpenIddictServerEvents.HandleAuthorizationRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        var people = issuer.Options.People();
        if (HttpMethods.IsPost(http.Request.Method) && int.TryParse((string?)context.Request.GetParameter(Chosen), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < people.Count)
        {
            context.SignIn(DemoPrincipal.Of(people[number], options.Value.Identity, context.Request.GetScopes()));
            return;
        }

        var page = Page(context.Request, people);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        await http.Response.WriteAsync(page, http.RequestAborted);
        context.HandleRequest();
    }

    private static string Page(OpenIddictRequest request, IReadOnlyList<DemoPerson> people)
    {
        var page = new StringBuilder($"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Who are you?</title>
            <style>{Style}</style>
            <h1>Who are you?</h1>
            <p>This node takes this machine’s word for it. These are the people of the example group.</p>
            <form method="post" action="/connect/authorize">

            """);
        foreach (var (name, value) in request.GetParameters().Where(parameter => parameter.Key != Chosen))
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{Encode(name)}\" value=\"{Encode((string?)value)}\">");
        }

        for (var i = 0; i < people.Count; i++)
        {
            var (person, places) = (people[i], people[i].Services is { } services ? string.Join(", ", services) : "every service");
            page.AppendLine(CultureInfo.InvariantCulture, $"<button name=\"{Chosen}\" value=\"{i}\"><b>{Encode(person.Name)}</b>, {Encode(string.Join(", ", person.Roles).Replace('_', ' '))} · {Encode(places)}</button>");
        }

        return page.Append(people.Count == 0 ? "<p>There is nobody: the example group is not here.</p>" : "").Append("</form></html>").ToString();
    }

    private static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>One client, which is this node, and its one address. What does not fit is told here and sent nowhere.</summary>
    internal sealed class Check(IOptions<GatewayOptions> options) : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>
    {
        public ValueTask HandleAsync(OpenIddictServerEvents.ValidateAuthorizationRequestContext context)
        {
            var signIn = options.Value.Identity.SignIn;
            if (!string.Equals(context.ClientId, signIn.ClientId, StringComparison.Ordinal))
            {
                context.Reject(OAuthErrors.InvalidClient, "No such client.");
            }
            else if (!string.Equals(context.RedirectUri, OwnPages.Origin(context.Transaction.GetHttpRequest()!, signIn) + SignInEndpoints.CallbackPath, StringComparison.Ordinal))
            {
                context.Reject(OAuthErrors.InvalidRequest, "The redirect_uri is not that of this client.");
            }

            return ValueTask.CompletedTask;
        }
    }
}
