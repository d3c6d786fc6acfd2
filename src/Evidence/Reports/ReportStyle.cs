namespace Reinstate.Evidence.Reports;

/// <summary>The look of report.html: system fonts, one accent for what is open, and A4 pages.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root { --ink: #1d2430; --soft: #5b6472; --line: #d9dee5; --bad: #a3260f; --warn: #8a5a00; --good: #1f6b3a; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 2rem 4rem; color: var(--ink); background: #fff;
               font: 15px/1.5 "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif; }
        h1 { font-size: 1.7rem; line-height: 1.25; font-weight: 600; margin: 0 0 .3rem; letter-spacing: -.01em; }
        h2 { font-size: 1.35rem; font-weight: 600; margin: 0 0 .2rem; }
        h3 { font-size: 1rem; font-weight: 600; margin: 1.8rem 0 .4rem; }
        p { margin: .4rem 0; max-width: 44rem; }
        .sub, .foot { color: var(--soft); }
        .foot { font-size: .85rem; margin-top: 1.5rem; }
        .state { font-size: 1.1rem; margin: 1.2rem 0; padding: .7rem 1rem; border-left: 4px solid var(--bad); background: #faf6f5; }
        .state.whole { border-color: var(--good); background: #f4f9f6; }
        section { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 2rem; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .92rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
        thead th { color: var(--soft); font-size: .8rem; border-bottom-color: var(--soft); }
        th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
        td.zero { color: #a9b1bc; }
        td.bad, .critical { color: var(--bad); font-weight: 600; }
        td.warn, .high { color: var(--warn); font-weight: 600; }
        .findings td.n { color: var(--soft); }
        .findings td:nth-child(2) { min-width: 9rem; }
        .todo { margin: 1.2rem 0 1.6rem; }
        .todo td:first-child { padding-right: 2rem; max-width: 44rem; }
        article { margin: 1.6rem 0 2.2rem; }
        h4 { font-size: 1rem; font-weight: 600; margin: 0; }
        h4 span { color: var(--soft); font-weight: 400; font-size: .9rem; margin-left: .6rem; }
        .items { margin: .4rem 0 .8rem; }
        .items .p { color: var(--soft); width: 2rem; }
        .items .do { width: 5rem; font-weight: 600; white-space: nowrap; }
        .mark { color: var(--bad); font-size: .8rem; font-weight: 600; white-space: nowrap; }
        .clock { font-size: .8rem; line-height: 1.4; }
        .clock td { padding: .18rem .6rem .18rem 0; border-bottom-color: #edf0f3; }
        .clock .t { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .clock .open td { background: #fbf1ee; color: var(--ink); }
        .clock .day th { color: var(--soft); padding-top: .6rem; }
        .clock .expected td { color: var(--soft); }
        .clock .paper td:nth-child(2) { border-left: 3px solid #c9a227; padding-left: .4rem; }
        .clock .digital td:nth-child(2) { border-left: 3px solid #3b6ea5; padding-left: .4rem; }
        .clock .expected td:nth-child(2), .clock .contact td:nth-child(2) { border-left: 3px solid var(--line); padding-left: .4rem; }
        @page { size: A4; margin: 16mm 14mm; }
        @media print { body { padding: 0; max-width: none; font-size: 10.5pt; } section { break-before: page; border: 0; margin: 0; padding: 0; }
                       tr { break-inside: avoid; } h3, h4 { break-after: avoid; } .clock { font-size: 7.5pt; } thead { display: table-header-group; } }

        """;
}
