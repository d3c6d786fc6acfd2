using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Crosswalks;

/// <summary>Every expectation of every framework, with the sections that evidence it.</summary>
internal static class CrosswalkSection
{
    public static Section Of() => Section.Of(
        "crosswalk", "Crosswalk to frameworks", "Where in this pack a reader finds the evidence for what a framework expects. It points; whether the evidence suffices is the reader's judgement.",
        Crosswalk.All.SelectMany(framework => framework.Lines.Select(line => (Of: framework, Line: line))),
        new("framework", "The framework.", c => c.Of.Framework),
        new("version", "Version of these data.", c => c.Of.Version),
        new("standing", "in force, announced, or guidance.", c => c.Of.Standing),
        new("code", "Code of the line.", c => c.Line.Code),
        new("expectation", "What is expected.", c => c.Line.Text),
        new("sections", "Keys of the sections that evidence it.", c => Cell.List(c.Line.Sections)));
}
