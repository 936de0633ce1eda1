using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>A suggestion as its delegate sees it: numbered sentences, each with its kind and the count of its sources.</summary>
internal static class SuggestionCard
{
    public static Card Of(CommandContext context, Suggestion suggestion, SuggestionVersion version, DraftOrigin? origin, Review? review)
    {
        var text = version.Text;
        List<CardBlock> blocks = [new Paragraph(Standing(context, suggestion, version, origin), ParagraphStyle.Subtle)];
        if (review is { Answer: null, Comment: { } comment, Decision: not ReviewDecision.Accepted })
        {
            blocks.Add(new Paragraph(context.Text("suggestion.comment", ("comment", comment)), ParagraphStyle.Warning));
        }

        blocks.Add(new Facts(Details(context, suggestion, text)));
        blocks.AddRange(Body(context, text));
        blocks.AddRange(Gaps(context, suggestion, text));
        return new Card(suggestion.Title, blocks, [.. Buttons(context, suggestion)], $"suggestion-{suggestion.Id}");
    }

    public static string Mark(CommandContext context, WrittenSentence sentence) => MarkWords.Of(context.Phrases, context.Locale, MarkWords.NameOf(sentence));

    public static string Question(CommandContext context, Question question) => GapWords.Of(context.Phrases, context.Locale, question);

    /// <summary>Where it stands, since when, which version, and that a machine wrote it.</summary>
    private static string Standing(CommandContext context, Suggestion suggestion, SuggestionVersion version, DraftOrigin? origin)
    {
        List<string> parts = [context.Text($"suggestion.state.{suggestion.State}"), context.Text("suggestion.version", ("n", version.N))];
        if (version.Text.Sentences.Any(sentence => sentence.Writer == Writer.Machine))
        {
            parts.Add(OriginWords.Of(context.Phrases, context.Locale, origin?.Drafter ?? OfflineDrafter.Name, origin?.Fallback));
        }

        return string.Join(" · ", parts);
    }

    private static List<Fact> Details(CommandContext context, Suggestion suggestion, SuggestionText text)
    {
        List<Fact> facts = [];
        if (suggestion.Number is { } number)
        {
            facts.Add(new Fact(context.Text("suggestion.number"), number));
        }

        facts.Add(new Fact(context.Text("suggestion.category"), text.Category));
        facts.Add(new Fact(context.Text("suggestion.units"), text.Units.Count == 0 ? context.Text("suggestion.no_unit") : string.Join(context.Text("suggestion.comma"), text.Units)));
        return facts;
    }

    private static IEnumerable<CardBlock> Body(CommandContext context, SuggestionText text)
    {
        var n = 0;
        Section? section = null;
        foreach (var sentence in text.Sentences)
        {
            if (section != sentence.Section)
            {
                section = sentence.Section;
                yield return new Paragraph(context.Text($"section.{section}"), ParagraphStyle.Heading);
            }

            yield return sentence.Kind == SentenceKind.Form ? new Paragraph(sentence.Text) : Line(context, sentence, ++n);
        }
    }

    private static Entry Line(CommandContext context, WrittenSentence sentence, int n)
    {
        var number = n.ToString(CultureInfo.InvariantCulture);
        var mark = Mark(context, sentence);
        return sentence.Notes.Count == 0
            ? new Entry(sentence.Text, number, mark)
            : new Entry(sentence.Text, number, context.Text("sentence.sources", ("kind", mark), ("count", sentence.Notes.Count)), Act("sources", "n", number));
    }

    private static IEnumerable<CardBlock> Gaps(CommandContext context, Suggestion suggestion, SuggestionText text)
    {
        if (text.Questions.Count == 0 || !suggestion.Allows(SuggestionStep.Revise))
        {
            yield break;
        }

        yield return new Paragraph(context.Text("suggestion.gaps"), ParagraphStyle.Heading);
        for (var i = 0; i < text.Questions.Count; i++)
        {
            yield return new Entry(Question(context, text.Questions[i]), context.Text("suggestion.gap_mark", ("n", i + 1)));
        }

        yield return new Paragraph(context.Text("suggestion.gap_help"), ParagraphStyle.Subtle);
    }

    private static IEnumerable<CardButton> Buttons(CommandContext context, Suggestion suggestion)
    {
        if (suggestion.Allows(SuggestionStep.Submit))
        {
            yield return new CardButton(context.Text("button.submit"), Act("submit"), ButtonStyle.Primary);
            yield return new CardButton(context.Text("button.revise"), Act("how"));
        }

        if (suggestion.Allows(SuggestionStep.Agree))
        {
            yield return new CardButton(context.Text("button.answer"), StartFor("answer-review", suggestion.Id), ButtonStyle.Primary);
        }

        yield return new CardButton(context.Text("button.sources"), Act("all_sources"));
        yield return new CardButton(context.Text("button.all"), new ButtonAction("start", "my-suggestions"));
    }

    /// <summary>A button that opens a dialog about a suggestion, wherever it is pressed.</summary>
    public static ButtonAction StartFor(string dialog, Guid suggestion) =>
        new("start", dialog, new Dictionary<string, string> { ["suggestion"] = suggestion.ToString() });

    private static ButtonAction Act(string action) => new("act", action);

    private static ButtonAction Act(string action, string name, string value) => new("act", action, new Dictionary<string, string> { [name] = value });
}
