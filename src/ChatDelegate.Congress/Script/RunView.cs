using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Script.Text;

namespace ChatDelegate.Congress.Script;

/// <summary>Where a run stands, as it is read: the line with everything filled in, and what comes next.</summary>
/// <param name="Title">Of the step that the line belongs to.</param>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Line">Of its lines, from 1.</param>
/// <param name="Act">What the step does; null when it only speaks.</param>
/// <param name="IsLooking">It is a line from before, shown again; the run stands elsewhere.</param>
public sealed record RunView(
    ScriptRun Run, IReadOnlyList<RunStep> Steps, string Title, int Step, int Line, int Lines, string Text, StepAct? Act, bool Acted, NextMove Next, bool IsLooking)
{
    /// <summary>The place of the line among all lines of the script, from 0: what looking back counts by.</summary>
    public required int Place { get; init; }

    /// <summary>What the script is worth, such as 示例/待本级人大确认.</summary>
    public required string Status { get; init; }

    /// <summary>The step after this one; null behind the last.</summary>
    public string? NextTitle { get; init; }
}

/// <summary>What the convenor does next.</summary>
public enum NextMove
{
    /// <summary>下一句.</summary>
    Line,

    /// <summary>What the step does.</summary>
    Act,

    /// <summary>下一步.</summary>
    Step,

    /// <summary>The last step is done: 完成主持词.</summary>
    End,

    /// <summary>It is over.</summary>
    None,
}
