namespace ChatDelegate.Tests.Drafting.Pipeline;

/// <summary>What a model was shown.</summary>
/// <param name="Text">The user's message: the inputs as JSON.</param>
internal sealed record ShownPrompt(string Prompt, string Text, string? Person)
{
    /// <summary>The short id under which a note that holds these words was shown.</summary>
    public string IdOf(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, $"'{words}' was not shown");
        var id = Text.LastIndexOf("\"id\":\"", at, StringComparison.Ordinal) + 6;
        return Text[id..Text.IndexOf('"', id)];
    }

    /// <summary>Of those that were shown.</summary>
    public string[] IdsOf(params string[] words) => [.. words.Where(Shows).Select(IdOf)];

    public bool Shows(string words) => Text.Contains(words, StringComparison.Ordinal);
}
