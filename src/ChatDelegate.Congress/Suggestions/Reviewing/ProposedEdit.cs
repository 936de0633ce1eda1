using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions.Reviewing;

/// <summary>What staff propose instead of a version.</summary>
/// <param name="Units">Handling units of the congress, the lead first.</param>
/// <param name="Sentences">In reading order.</param>
public sealed record ProposedEdit(string Title, string Category, IReadOnlyList<string> Units, IReadOnlyList<ProposedSentence> Sentences)
{
    /// <summary>Sentences left as they were keep their writer and sources; changed and new ones are the staff's.</summary>
    internal SuggestionText ApplyTo(SuggestionText before) => before with
    {
        Title = Title.Trim(),
        Category = Category,
        Units = Units,
        Sentences = [.. Sentences.OrderBy(sentence => sentence.Section).Select(sentence => sentence.After(before.Sentences))],
    };
}

/// <param name="Was">Number of the sentence it replaces in the version edited, from 1; null for a new one.</param>
public sealed record ProposedSentence(Section Section, string Text, int? Was)
{
    internal WrittenSentence After(IReadOnlyList<WrittenSentence> before)
    {
        var old = Was is { } n && n >= 1 && n <= before.Count ? before[n - 1] : null;
        var words = Text.Trim();
        return old is not null && old.Text == words && old.Section == Section
            ? old
            : new WrittenSentence(Section, words, old?.Notes ?? [], SentenceKind.Own, Writer.Staff);
    }
}
