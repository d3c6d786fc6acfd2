namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>Quiet on a screen, and on paper landscape with headings repeated on every sheet. The standing says in words what its colour says.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; color: #1d2733; background: #fff; margin: 0 auto; padding: 1.5rem; max-width: 84rem; }
        h1 { font-size: 1.7rem; margin: .5rem 0 0; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .2rem; }
        .standing { padding: .9rem 1.1rem; border: 2px solid #8a5a00; border-left-width: 12px; background: #fdf6e7; font-weight: 600; }
        .standing.not_complete { border-color: #9c2b2b; background: #fbeeee; }
        .standing.complete { border-color: #2d6a4f; background: #eef6f1; }
        .about, footer { color: #4a5866; max-width: 60rem; } .none { font-style: italic; }
        nav ol { columns: 3 16rem; padding-left: 1.4rem; } a { color: inherit; }
        table { border-collapse: collapse; width: 100%; font-size: .85rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #d5dce3; overflow-wrap: anywhere; unicode-bidi: isolate; }
        th { overflow-wrap: break-word; }
        td { white-space: pre-line; } th { color: #37444f; } .record th { width: 16rem; } .number { text-align: right; font-variant-numeric: tabular-nums; }
        td ul { margin: 0; padding-left: 1.1rem; } .id { color: #4a5866; }
        #summary { break-after: page; } #summary h2, #summary .about { display: none; }
        @page { size: A4 landscape; margin: 12mm; }
        @media print { body { padding: 0; max-width: none; font-size: 9pt; } nav { display: none; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } }

        """;
}
