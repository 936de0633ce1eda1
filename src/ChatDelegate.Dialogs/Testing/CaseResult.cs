using ChatDelegate.Dialogs.Testing.Playing;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>What came of a case in one rendering.</summary>
/// <param name="Transcript">The whole conversation, or up to the step that failed.</param>
public sealed record CaseResult(DialogCase Case, Rendering Rendering, IReadOnlyList<CaseFailure> Failures, string Transcript)
{
    internal IReadOnlyList<Played> Played { get; init; } = [];

    /// <summary>Commands in the order of their calls, inputs as they would be stored.</summary>
    internal IReadOnlyList<string> Calls { get; init; } = [];
}

/// <summary>Something that did not come as expected.</summary>
/// <param name="Line">The step's, from 1.</param>
/// <param name="Message">What is different.</param>
/// <param name="Transcript">The conversation so far.</param>
public sealed record CaseFailure(string File, int Line, string Case, Rendering Rendering, string Message, string Transcript)
{
    public override string ToString() =>
        $"{File}:{Line}: {Case}, in {(Rendering == Rendering.Chat ? "chat" : "cards")}: {Message}{Environment.NewLine}{Transcript}";
}
