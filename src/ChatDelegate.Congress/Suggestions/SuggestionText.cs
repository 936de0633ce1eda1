using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>What a version says.</summary>
/// <param name="Units">Handling units (承办单位), the lead first.</param>
/// <param name="Questions">Gaps still open.</param>
public sealed record SuggestionText(string Title, string Category, IReadOnlyList<string> Units, IReadOnlyList<WrittenSentence> Sentences, IReadOnlyList<Question> Questions)
{
    /// <summary>A text of the drafter's; sentences that <paramref name="before"/> has keep their writer, all others are <paramref name="writer"/>'s.</summary>
    public static SuggestionText From(Draft draft, Writer writer, SuggestionText? before = null) => new(
        draft.Title,
        draft.Category,
        draft.Units,
        [.. draft.Sentences.Select(sentence => WrittenSentence.From(sentence, WriterOf(sentence, writer, before)))],
        draft.Questions);

    /// <summary>The sentences as people count them, from 1; the fixed phrases of the form have no number.</summary>
    public IReadOnlyList<WrittenSentence> Numbered => [.. Sentences.Where(sentence => sentence.Kind != SentenceKind.Form)];

    /// <summary>As the drafter's editor takes it.</summary>
    public Draft ToDraft() => new(
        Title, Category, Units, [.. Sentences.Select(sentence => sentence.ToSentence())], [.. Sentences.SelectMany(sentence => sentence.Notes).Distinct()], Questions);

    private static Writer WriterOf(Sentence sentence, Writer writer, SuggestionText? before) =>
        before?.Sentences.FirstOrDefault(old => old.Section == sentence.Section && old.Text == sentence.Text)?.Writer ?? writer;
}

/// <summary>A sentence, what it stands on, and whose words it is.</summary>
/// <param name="Notes">Ids of the suggestion's sources (<see cref="SuggestionSource.SourceId"/>).</param>
public sealed record WrittenSentence(Section Section, string Text, IReadOnlyList<string> Notes, SentenceKind Kind, Writer Writer)
{
    public static WrittenSentence From(Sentence sentence, Writer writer) => new(sentence.Section, sentence.Text, sentence.Notes, sentence.Kind, writer);

    public Sentence ToSentence() => new(Section, Text, Notes, Kind);
}
