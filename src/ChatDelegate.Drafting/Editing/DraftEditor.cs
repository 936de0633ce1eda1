using ChatDelegate.Drafting.Composing;

namespace ChatDelegate.Drafting.Editing;

/// <summary>
/// Changes a draft as its delegate says. Pure: every operation gives a new draft or says why not. Sentences keep their
/// sections' order, and numbers follow it.
/// </summary>
public static class DraftEditor
{
    private const int LongestSentence = 2_000;

    /// <summary>The sentences as people count them, from 1, without the phrases of the form.</summary>
    public static IReadOnlyList<NumberedSentence> Numbered(Draft draft)
    {
        var number = 0;
        return [.. draft.Sentences
            .Select((sentence, index) => (sentence, index))
            .Where(pair => pair.sentence.Kind != SentenceKind.Form)
            .Select(pair => new NumberedSentence(++number, pair.index, pair.sentence))];
    }

    /// <summary>The delegate's own words in place of sentence n.</summary>
    /// <param name="notes">Notes that the delegate names for it; none when not told.</param>
    public static Edit Replace(Draft draft, int number, string text, IReadOnlyList<string>? notes = null) =>
        Clean(text) is not { } clean ? new Edit(draft, EditOutcome.Empty)
        : Find(draft, number) is not { } old ? new Edit(draft, EditOutcome.NoSuchSentence)
        : Changed(draft, [.. draft.Sentences.Select((sentence, i) => i == old.Index ? new Sentence(sentence.Section, clean, notes ?? [], SentenceKind.Own) : sentence)]);

    public static Edit Delete(Draft draft, params IReadOnlyList<int> numbers)
    {
        var indexes = numbers.Select(number => Find(draft, number)?.Index).ToList();
        return indexes.Count == 0 || indexes.Contains(null)
            ? new Edit(draft, EditOutcome.NoSuchSentence)
            : Changed(draft, [.. draft.Sentences.Where((_, i) => !indexes.Contains(i))]);
    }

    /// <summary>At the end of the section.</summary>
    public static Edit Add(Draft draft, Section section, string text, IReadOnlyList<string>? notes = null) =>
        Clean(text) is { } clean
            ? Changed(draft, [.. draft.Sentences, new Sentence(section, clean, notes ?? [], SentenceKind.Own)])
            : new Edit(draft, EditOutcome.Empty);

    /// <summary>To the end of another section; words and sources stay.</summary>
    public static Edit Move(Draft draft, int number, Section section) =>
        Find(draft, number) is not { } moved ? new Edit(draft, EditOutcome.NoSuchSentence)
        : moved.Sentence.Section == section ? new Edit(draft, EditOutcome.NothingToChange)
        : Changed(draft, [.. draft.Sentences.Where((_, i) => i != moved.Index), moved.Sentence with { Section = section }]);

    /// <summary>The form 关于……的建议 is put around it where it lacks.</summary>
    public static Edit SetTitle(Draft draft, string title)
    {
        if (Clean(title)?.TrimEnd('。', '.') is not { Length: > 0 } clean)
        {
            return new Edit(draft, EditOutcome.Empty);
        }

        clean = clean.StartsWith("关于", StringComparison.Ordinal) ? clean : "关于" + clean;
        clean = clean.EndsWith("的建议", StringComparison.Ordinal) ? clean : clean + "的建议";
        return clean.Length is < TitleWriter.Shortest or > TitleWriter.Longest
            ? new Edit(draft, EditOutcome.NotAllowed)
            : Outcome(draft, draft with { Title = clean });
    }

    /// <summary>Only units of the request's list, the lead first.</summary>
    public static Edit SetUnits(Draft draft, IReadOnlyList<string> units, DraftingRequest request) =>
        units.All(unit => request.HandlingUnits.Any(option => option.Name == unit))
            ? Changed(draft with { Units = [.. units.Distinct()], Questions = [.. draft.Questions.Where(question => question.Code != "unit" || units.Count == 0)] }, draft.Sentences)
            : new Edit(draft, EditOutcome.NotAllowed);

    /// <summary>The answer becomes the delegate's own sentence in the question's section, and the question is gone.</summary>
    public static Edit Answer(Draft draft, Question question, string text) =>
        !draft.Questions.Contains(question) ? new Edit(draft, EditOutcome.NothingToChange)
        : Add(draft, question.Section, text) is { Outcome: EditOutcome.Changed } edit
            ? edit with { Draft = edit.Draft with { Questions = [.. edit.Draft.Questions.Where(other => other != question)] } }
            : new Edit(draft, EditOutcome.Empty);

    /// <summary>Without adding a sentence: the delegate has nothing to say to it, or has checked the facts.</summary>
    public static Edit Dismiss(Draft draft, Question question) =>
        Outcome(draft, draft with { Questions = [.. draft.Questions.Where(other => other != question)] });

    /// <summary>Does what a plain instruction says (删除第3句, 标题改成…), or says that it was not understood.</summary>
    public static Edit ApplyInstruction(Draft draft, string text, IReadOnlyList<SourceNote> notes) =>
        InstructionReader.Apply(draft, text, notes);

    internal static Edit Changed(Draft draft, IReadOnlyList<Sentence> sentences)
    {
        var ordered = sentences.Where(sentence => sentence.Kind != SentenceKind.Form).OrderBy(sentence => sentence.Section).ToList();
        var leads = sentences.Where(sentence => sentence.Kind == SentenceKind.Form && ordered.Any(other => other.Section == sentence.Section));
        return new Edit(draft with { Sentences = [.. leads.Concat(ordered).OrderBy(sentence => sentence.Section).ThenBy(sentence => sentence.Kind != SentenceKind.Form)] }, EditOutcome.Changed);
    }

    private static Edit Outcome(Draft before, Draft after) =>
        new(after, before.Title == after.Title && before.Questions.Count == after.Questions.Count ? EditOutcome.NothingToChange : EditOutcome.Changed);

    private static NumberedSentence? Find(Draft draft, int number) =>
        Numbered(draft).FirstOrDefault(sentence => sentence.Number == number);

    /// <summary>One line without invisible characters, ended as a sentence; null when nothing is left.</summary>
    private static string? Clean(string text)
    {
        var clean = string.Join(' ', Text.Invisible.Strip(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        clean = clean.Length > LongestSentence ? clean[..LongestSentence] : clean;
        return !clean.Any(char.IsLetterOrDigit) ? null : char.IsLetterOrDigit(clean[^1]) ? clean + "。" : clean;
    }
}
