using System.Globalization;
using System.Net;

namespace Reinstate.Evidence.Reports;

/// <summary>The few pieces of HTML that the report is made of. Every text is escaped here and nowhere else.</summary>
internal sealed class Html(Utf8Buffer buffer)
{
    public Html Raw(string markup)
    {
        buffer.Write(markup);
        return this;
    }

    public Html Text(string text)
    {
        buffer.Write(WebUtility.HtmlEncode(text));
        return this;
    }

    public Html Element(string tag, string text, string css = "") =>
        Raw(css.Length == 0 ? $"<{tag}>" : $"<{tag} class=\"{css}\">").Text(text).Raw($"</{tag}>");

    public Html Number(long number, string css = "") => Element("td", number.ToString(CultureInfo.InvariantCulture), number == 0 ? "n zero" : $"n {css}".TrimEnd());

    public Html Line(string markup) => Raw(markup).Raw("\n");
}
