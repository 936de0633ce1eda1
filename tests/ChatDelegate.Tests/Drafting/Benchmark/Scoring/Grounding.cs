using System.Collections.Concurrent;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Tests.Drafting.Benchmark.Scoring;

/// <summary>
/// Whether what a draft says stands in the notes it cites. Facts are looked for in two ways that know nothing of each
/// other: with the product's finder, and by the facts that were marked by hand in any note of the bundle.
/// </summary>
internal static class Grounding
{
    private static readonly ConcurrentDictionary<SourceNote, (string Squeezed, HashSet<string> Canonical)> Known = [];

    /// <summary>Facts of the draft's sentences that stand in a note cited there, of all its facts.</summary>
    public static (double Hits, double All) Faithfulness(Draft draft, Bundle bundle)
    {
        var (hits, all) = (0.0, 0.0);
        var marked = bundle.Notes.SelectMany(note => note.Spans).Select(span => span.Text).Concat(bundle.Matters.SelectMany(matter => matter.Forbidden)).Distinct().ToList();
        foreach (var sentence in draft.Sentences.Where(sentence => sentence.Kind is not (SentenceKind.Own or SentenceKind.Form)))
        {
            var cited = bundle.Notes.Where(note => sentence.Notes.Contains(note.Note.Id)).Select(note => note.Note).ToList();
            foreach (var fact in Facts(sentence.Text, marked, cited.Count > 0 ? cited[0].At : default))
            {
                all++;
                hits += cited.Any(note => Holds(note, fact)) ? 1 : 0;
            }
        }

        return (hits, all);
    }

    /// <summary>Sentences of the notes' own words that are so word for word.</summary>
    public static (double Hits, double All) Quotes(Draft draft, Bundle bundle)
    {
        var stated = draft.Sentences.Where(sentence => sentence.Kind == SentenceKind.Stated).ToList();
        return (stated.Count(sentence => bundle.Notes.Any(note => sentence.Notes.Contains(note.Note.Id) && IsQuoted(sentence.Text, note.Note.Text))), stated.Count);
    }

    /// <summary>Citations whose note says something of what the sentence says: its own words, a nugget or a marked fact.</summary>
    public static (double Hits, double All) Citations(Draft draft, Bundle bundle)
    {
        var (hits, all) = (0.0, 0.0);
        foreach (var sentence in draft.Sentences.Where(sentence => sentence.Kind != SentenceKind.Own))
        {
            foreach (var id in sentence.Notes)
            {
                all++;
                hits += bundle.Notes.FirstOrDefault(note => note.Note.Id == id) is { } note && Supports(note, sentence.Text, bundle) ? 1 : 0;
            }
        }

        return (hits, all);
    }

    internal static bool IsQuoted(string sentence, string note)
    {
        var typed = Squeeze(note);
        var at = 0;
        foreach (var piece in sentence.Split('，', '。', '；', '：', ',', ';', ':', '！', '？', '!', '?'))
        {
            var found = typed.IndexOf(Squeeze(piece), at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found;
        }

        return true;
    }

    private static bool Supports(GoldNote note, string sentence, Bundle bundle)
    {
        var matter = bundle.Matters.FirstOrDefault(matter => matter.Key == note.Matter);
        return IsQuoted(sentence, note.Note.Text)
            || (matter?.Nuggets.Any(nugget => nugget.IsIn(sentence) && nugget.IsIn(note.Note.Text)) ?? false)
            || note.Spans.Any(span => sentence.Contains(span.Text, StringComparison.Ordinal) && span.Text != matter?.Place);
    }

    private static IEnumerable<(string Text, string? Canonical)> Facts(string sentence, IReadOnlyList<string> marked, DateTimeOffset at)
    {
        var text = NormalText.Of(sentence);
        return EntityFinder.Find(text, at).Select(span => (text.Value[span.Start..span.End], (string?)span.Canonical))
            .Concat(marked.Where(fact => Names(sentence, fact)).Select(fact => (fact, (string?)null)));
    }

    /// <summary>Figures stand by themselves: 35 is not in 350.</summary>
    private static bool Names(string text, string fact)
    {
        var at = text.IndexOf(fact, StringComparison.Ordinal);
        return at >= 0 && !(char.IsAsciiDigit(fact[0]) && at > 0 && char.IsAsciiDigit(text[at - 1]))
            && !(char.IsAsciiDigit(fact[^1]) && at + fact.Length < text.Length && char.IsAsciiDigit(text[at + fact.Length]));
    }

    private static bool Holds(SourceNote note, (string Text, string? Canonical) fact)
    {
        var (squeezed, canonical) = Known.GetOrAdd(note, Read);
        return squeezed.Contains(Squeeze(fact.Text), StringComparison.Ordinal) || (fact.Canonical is not null && canonical.Contains(fact.Canonical));
    }

    private static (string Squeezed, HashSet<string> Canonical) Read(SourceNote note) =>
        (Squeeze(note.Text + "\n" + note.Place), [.. EntityFinder.Find(NormalText.Of(note.Text), note.At).Select(span => span.Canonical)]);

    private static string Squeeze(string text) => string.Concat(NormalText.Of(text).Value.Where(char.IsLetterOrDigit));
}
