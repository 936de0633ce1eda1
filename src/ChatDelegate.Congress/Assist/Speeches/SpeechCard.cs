using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary>A speech to be read from a phone: greeting, matter by matter, what must be said right, what is still to be found out.</summary>
internal static class SpeechCard
{
    public static Card Of(CommandContext context, SpeechNotes notes, Suggestion? suggestion, bool canBeSpoken)
    {
        var speech = notes.Speech;
        List<CardBlock> blocks = [new Paragraph(Standing(context, notes, suggestion, speech), ParagraphStyle.Subtle)];
        blocks.Add(new Paragraph(context.Text("speech.opening", ("matters", string.Join(context.Text("speech.comma"), speech.Parts.Select(part => MatterOf(part.Title)))))));
        var n = 0;
        foreach (var part in speech.Parts)
        {
            if (speech.Parts.Count > 1)
            {
                blocks.Add(new Paragraph(MatterOf(part.Title), ParagraphStyle.Heading));
            }

            blocks.AddRange(PartOf(context, part, ref n));
        }

        blocks.Add(new Paragraph(context.Text("speech.closing")));
        blocks.AddRange(Missing(context, speech));
        return new Card(context.Text("speech.title", ("title", MatterOf(notes.Title))), blocks, [.. Buttons(context, notes, canBeSpoken)], $"speech-{notes.PersonId}");
    }

    /// <summary>关于……的建议 without its frame: what is spoken of.</summary>
    internal static string MatterOf(string title)
    {
        var matter = title.StartsWith("关于", StringComparison.Ordinal) ? title[2..] : title;
        return matter.EndsWith("的建议", StringComparison.Ordinal) ? matter[..^3] : matter;
    }

    private static string Standing(CommandContext context, SpeechNotes notes, Suggestion? suggestion, Speech speech)
    {
        var made = notes.MadeWith is { } mark ? context.Text("speech.by_model", ("model", mark.Model)) : context.Text("speech.by_rules");
        List<string> parts = [context.Text("speech.length", ("minutes", notes.Minutes), ("seconds", speech.Seconds)), made];
        if (suggestion is not null)
        {
            parts.Add(suggestion.Version == notes.SuggestionVersion ? context.Text("speech.of_version", ("n", suggestion.Version)) : context.Text("speech.old_version", ("n", notes.SuggestionVersion ?? 0), ("now", suggestion.Version)));
        }

        return string.Join(" · ", parts);
    }

    private static List<CardBlock> PartOf(CommandContext context, SpeechPart part, ref int n)
    {
        List<CardBlock> blocks = [];
        Section? section = null;
        foreach (var point in part.Points)
        {
            if (section != point.Section)
            {
                section = point.Section;
                blocks.Add(new Paragraph(context.Text($"section.{section}"), ParagraphStyle.Heading));
            }

            blocks.Add(new Entry(point.Text, (++n).ToString(CultureInfo.InvariantCulture), NoteOf(context, point)));
        }

        return blocks;
    }

    /// <summary>What follows from the sources and does not stand in them, and the figures to be said right.</summary>
    private static string? NoteOf(CommandContext context, SpeechPoint point)
    {
        List<string> notes = [];
        if (point.Kind is SentenceKind.Inferred or SentenceKind.Proposed)
        {
            notes.Add(MarkWords.Of(context.Phrases, context.Locale, point.Kind.ToString()));
        }

        if (point.Facts.Count > 0)
        {
            notes.Add(context.Text("speech.facts", ("facts", string.Join(context.Text("speech.comma"), point.Facts))));
        }

        return notes.Count == 0 ? null : string.Join(" · ", notes);
    }

    private static IEnumerable<CardBlock> Missing(CommandContext context, Speech speech)
    {
        var gaps = speech.Parts.SelectMany(part => part.Gaps).DistinctBy(gap => (gap.Code, gap.Detail)).ToList();
        if (gaps.Count > 0)
        {
            yield return new Paragraph(context.Text("speech.gaps"), ParagraphStyle.Heading);
            foreach (var gap in gaps)
            {
                yield return new Entry(SuggestionCard.Question(context, gap), "·");
            }
        }

        if (speech.LeftOut.Count > 0)
        {
            yield return new Paragraph(context.Text("speech.left_out", ("matters", string.Join(context.Text("speech.comma"), speech.LeftOut.Select(MatterOf)))), ParagraphStyle.Subtle);
        }
    }

    private static IEnumerable<CardButton> Buttons(CommandContext context, SpeechNotes notes, bool canBeSpoken)
    {
        if (canBeSpoken && !notes.Spoken)
        {
            yield return new CardButton(context.Text("speech.button.spoken"), new ButtonAction("act", "spoken"), ButtonStyle.Primary);
        }

        foreach (var minutes in (int[])[SpeechBook.Shortest, SpeechBook.Longest])
        {
            if (notes.Spoken || minutes != notes.Minutes)
            {
                yield return new CardButton(
                    context.Text("speech.button.minutes", ("minutes", minutes)),
                    new ButtonAction("act", "minutes", new Dictionary<string, string> { ["minutes"] = minutes.ToString(CultureInfo.InvariantCulture) }));
            }
        }
    }
}
