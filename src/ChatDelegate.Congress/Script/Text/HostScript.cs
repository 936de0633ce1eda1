using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;

namespace ChatDelegate.Congress.Script.Text;

/// <summary>What convenors read out and do (主持词): issued for all groups, read from data, never from the code.</summary>
/// <param name="StatusZh">What it is worth, such as 示例/待本级人大确认.</param>
public sealed record HostScript(string StatusZh, string StatusEn, string TitleZh, string TitleEn, IReadOnlyList<ScriptPart> Parts)
{
    public string StatusIn(string locale) => locale == Locales.Default ? StatusZh : StatusEn;

    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;

    /// <summary>The part of a stage; null when it has none.</summary>
    public ScriptPart? PartOf(PlanStage stage) => Parts.FirstOrDefault(part => part.Stage == stage);
}

/// <summary>The script of one stage (学、决、议、评).</summary>
public sealed record ScriptPart(PlanStage Stage, string TitleZh, string TitleEn, IReadOnlyList<ScriptedStep> Steps)
{
    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;
}

/// <summary>A step (环节) of it: what is said, then what is done.</summary>
public sealed record ScriptedStep(string Id, string TitleZh, string TitleEn, StepAct? Act, IReadOnlyList<ScriptLine> Lines)
{
    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;
}

/// <summary>What is said in one breath, with placeholders.</summary>
public sealed record ScriptLine(string Zh, string En)
{
    public string In(string locale) => locale == Locales.Default ? Zh : En;
}
