using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Congress.Script.Text;

/// <summary>What the acts of a stage must be among each other: a script that would close a vote before it opens it never comes into use.</summary>
internal static class ActOrder
{
    private static readonly StepAct[] OnceAStage = [StepAct.CheckIn, StepAct.OpenBallot, StepAct.CloseBallot, StepAct.EndMeeting];
    private static readonly StepAct[] OfTheVote = [StepAct.Candidates, StepAct.OpenBallot, StepAct.Prompt, StepAct.CloseBallot, StepAct.Announce];

    public static void Check(Section part, PlanStage stage, List<ScriptedStep> steps, IReadOnlyList<Section> sections)
    {
        foreach (var (step, at) in steps.Zip(sections))
        {
            if (step.Act is { } act && stage != PlanStage.Decide && OfTheVote.Contains(act))
            {
                at.ErrorAt("act", "This act belongs to the vote. Move the step to the stage 'decide', or take 'act' away.");
            }
        }

        foreach (var act in OnceAStage)
        {
            foreach (var (step, at) in steps.Zip(sections).Where(pair => pair.First.Act == act).Skip(1))
            {
                at.ErrorAt("act", $"The step '{step.Id}' does what an earlier one has done. Take its 'act' away.");
            }
        }

        if (stage == PlanStage.Decide)
        {
            CheckVote(part, steps, sections);
        }

        if (steps.FindIndex(step => step.Act == StepAct.EndMeeting) is >= 0 and var end && end != steps.Count - 1)
        {
            sections[end].ErrorAt("act", "The meeting ends with the last step. Move 'act: end-meeting' there.");
        }
    }

    private static void CheckVote(Section part, List<ScriptedStep> steps, IReadOnlyList<Section> sections)
    {
        int IndexOf(StepAct act) => steps.FindIndex(step => step.Act == act);
        var (checkIn, open, close) = (IndexOf(StepAct.CheckIn), IndexOf(StepAct.OpenBallot), IndexOf(StepAct.CloseBallot));
        if (open < 0 || close < 0)
        {
            part.Error("The vote must be opened and closed. Add 'act: open-ballot' to one step and 'act: close-ballot' to a later one.");
            return;
        }

        if (close < open)
        {
            sections[close].ErrorAt("act", "The vote is closed here before it is opened. Put 'act: open-ballot' into an earlier step.");
        }

        if (checkIn > open)
        {
            sections[checkIn].ErrorAt("act", "Who votes must have checked in. Move 'act: check-in' before 'act: open-ballot'.");
        }

        for (var at = 0; at < steps.Count; at++)
        {
            if (steps[at].Act == StepAct.Prompt && (at < open || at > close))
            {
                sections[at].ErrorAt("act", "Nobody can vote at this step. Put 'act: prompt' between 'act: open-ballot' and 'act: close-ballot'.");
            }
        }
    }
}
