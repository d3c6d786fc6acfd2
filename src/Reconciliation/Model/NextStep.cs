namespace Reinstate.Reconciliation.Model;

/// <summary>What somebody has to do so that an open item can be closed, in the order in which it blocks.</summary>
public enum NextStep
{
    Decide,
    Find,
    Transcribe,
    Check,
}

/// <summary>The next step of an open item, and the words for it.</summary>
public static class NextSteps
{
    public static NextStep Of(ItemStatus item) =>
        item.Queried ? NextStep.Decide : item.Rows.IsEmpty ? (item.Received ? NextStep.Transcribe : NextStep.Find) : item.Entered ? NextStep.Check : NextStep.Transcribe;

    /// <summary>The heading under which a person finds the items.</summary>
    public static string Title(NextStep step) => step switch
    {
        NextStep.Decide => "Decide",
        NextStep.Find => "Find out",
        NextStep.Transcribe => "Enter",
        _ => "Check",
    };

    /// <summary>Who does what, in one sentence.</summary>
    public static string Instruction(NextStep step) => step switch
    {
        NextStep.Decide => "The records contradict each other, or something may have gone wrong. Read the finding, look at the originals, and record which account stands and why.",
        NextStep.Find => "Nothing was recorded. Look for the sheet and ask who was on shift; then enter what happened, or record with a reason that it did not.",
        NextStep.Transcribe => "The paper is in hand. Enter it into the restored system.",
        _ => "It was entered. Somebody who neither gave the care nor entered it compares it with the paper and signs the check.",
    };
}
