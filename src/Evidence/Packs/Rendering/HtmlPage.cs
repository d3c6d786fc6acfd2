using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>evidence.html: one page without scripts, pictures or links to anywhere, for reading and for paper.</summary>
internal static class HtmlPage
{
    public static ImmutableArray<byte> Render(PackDocument document)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>").Append(document.PersonId.Length > 0 ? document.Kind : "Evidence").Append(": ").Append(HtmlText.Escape(document.IncidentId.Length > 0 ? document.IncidentId : document.Title))
            .Append("</title>\n<style>\n").Append(HtmlStyle.Sheet).Append("</style>\n</head>\n<body>\n");
        Head(html, document);
        var titles = document.Sections.ToDictionary(section => section.Key, section => section.Title, StringComparer.Ordinal);
        Write(html, document.Sections[0], titles);
        Nav(html, document);
        foreach (var section in document.Sections.Skip(1))
            Write(html, section, titles);
        html.Append("<footer><p>Position ").Append(document.Position).Append(" of the log of ").Append(HtmlText.Escape(document.Tenant)).Append(", Reinstate ")
            .Append(HtmlText.Escape(document.ProgramVersion)).Append(document.Subject.Length > 0 ? ". The manifest beside this page holds its SHA-256.</p>" : ".</p>").Append("</footer>\n</body>\n</html>\n");
        return ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes(html.ToString()));
    }

    private static void Head(StringBuilder html, PackDocument document)
    {
        html.Append("<p class=\"standing ").Append(document.Standing.Word).Append("\">").Append(HtmlText.Escape(document.Standing.Headline)).Append("</p>\n<header><h1>")
            .Append(HtmlText.Escape(document.Title.Length > 0 ? document.Title : document.IncidentId)).Append("</h1>\n<p>").Append(document.Kind).Append(", ")
            .Append(HtmlText.Escape(document.Organisation)).Append(HtmlText.Escape(document.Subject)).Append(", as of ").Append(CellText.At(document.AsOf)).Append(".</p>")
            .Append(document.Redacted ? "\n<p>Redacted: people and staff are pseudonyms; names, initials and free text are left out.</p>" : "").Append("</header>\n");
    }

    private static void Nav(StringBuilder html, PackDocument document)
    {
        html.Append("<nav><ol>\n");
        foreach (var section in document.Sections)
            html.Append("<li><a href=\"#").Append(section.Key).Append("\">").Append(HtmlText.Escape(section.Title)).Append("</a>").Append(section.Single ? "" : $" ({section.Rows.Length})").Append("</li>\n");
        html.Append("</ol></nav>\n");
    }

    private static void Write(StringBuilder html, Section section, Dictionary<string, string> titles)
    {
        html.Append("<section id=\"").Append(section.Key).Append("\">\n<h2>").Append(HtmlText.Escape(section.Title)).Append("</h2>\n<p class=\"about\">").Append(HtmlText.Escape(section.About)).Append("</p>\n");
        if (section.Single)
            Record(html, section);
        else if (section.Rows.IsEmpty)
            html.Append("<p class=\"none\">None recorded.</p>\n");
        else
            Table(html, section, titles);
        html.Append("</section>\n");
    }

    private static void Record(StringBuilder html, Section section)
    {
        html.Append("<table class=\"record\"><tbody>\n");
        for (var i = 0; i < section.Columns.Length; i++)
            html.Append("<tr><th scope=\"row\">").Append(HtmlText.Escape(section.Columns[i].Title)).Append("</th><td>").Append(Text(section.Rows[0][i])).Append("</td></tr>\n");
        html.Append("</tbody></table>\n");
    }

    private static void Table(StringBuilder html, Section section, Dictionary<string, string> titles)
    {
        html.Append("<table><thead><tr>");
        foreach (var column in section.Columns)
            html.Append("<th scope=\"col\">").Append(HtmlText.Escape(column.Title)).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in section.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
                html.Append(row[i].Value is long or decimal ? "<td class=\"number\">" : "<td>").Append(section.Columns[i].IsReference ? Links(row[i], titles) : Text(row[i])).Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static string Links(Cell keys, Dictionary<string, string> titles) =>
        string.Join("<br>", ((ImmutableArray<string>)keys.Value!).Select(key => $"<a href=\"#{key}\">{HtmlText.Escape(titles[key])}</a>"));

    private static string Text(Cell cell) => cell.Value switch
    {
        Named { Name.Length: > 0 } named => $"{HtmlText.Escape(named.Name)} <span class=\"id\">{HtmlText.Escape(named.Stated)}</span>",
        ImmutableArray<string> texts => texts.IsEmpty ? "" : $"<ul>{string.Concat(texts.Select(text => $"<li>{HtmlText.Escape(text)}</li>"))}</ul>",
        _ => HtmlText.Escape(CellText.Of(cell)),
    };
}
