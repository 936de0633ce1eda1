namespace ChatDelegate.Drafting.Composing;

/// <summary>The phrases of the form. They are part of the document, which is Chinese whatever language its delegate reads.</summary>
public static class FixedPhrases
{
    public const string ProblemLead = "据群众反映，主要情况如下：";

    public const string MeasureLead = "为此，提出以下建议：";

    /// <summary>Proposed when no note asks for anything and the lexicon has nothing narrower.</summary>
    public const string GeneralProposal = "建议有关部门核实情况，研究解决措施，并及时向群众反馈。";

    internal static bool IsForm(string text) => text is ProblemLead or MeasureLead;
}
