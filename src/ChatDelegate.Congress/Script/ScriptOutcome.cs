namespace ChatDelegate.Congress.Script;

/// <summary>What came of a step that a page asked for.</summary>
/// <param name="Refusal">Why it was not taken; null when it was.</param>
/// <param name="Said">What the step has to show, a sentence each, such as the names of who is missing.</param>
public sealed record ScriptOutcome(ScriptRefusal? Refusal, IReadOnlyList<string> Said);
