using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Assist;

/// <summary>
/// Makes notes to speak from out of drafts, in code: problem, cause, measures, as much of each as can be said in the time, what has most facts
/// first. Nothing is said that the draft does not say.
/// </summary>
public static class SpeechOutliner
{
    /// <summary>A matter for which there is less time is better left to another speech.</summary>
    private const int LeastSeconds = 45;

    private static readonly (Section Section, int Percent)[] Shares = [(Section.Problem, 45), (Section.Cause, 20), (Section.Measure, 35)];

    public static Speech Outline(IReadOnlyList<Draft> drafts, int minutes)
    {
        var most = Math.Max(1, minutes * 60 / LeastSeconds);
        var parts = Math.Clamp(drafts.Count, 1, most);
        var room = minutes * Speech.CharactersAMinute / parts;
        return new Speech(minutes, [.. drafts.Take(most).Select(draft => Part(draft, room))], [.. drafts.Skip(most).Select(draft => draft.Title)]);
    }

    /// <summary>Notes that make no draft but do say something, as one: what they say, and that cause and measure are missing.</summary>
    public static Draft OfNotes(string title, IReadOnlyList<SourceNote> notes) => new(
        title, string.Empty, [],
        [
            .. notes.OrderBy(note => note.At).ThenBy(note => note.Id, StringComparer.Ordinal)
                .Select(note => new Sentence(Section.Problem, Invisible.Strip(note.Text).Trim(), [note.Id], SentenceKind.Stated))
                .Where(sentence => PersonalMask.IsClean(sentence.Text)),
        ],
        [.. notes.Select(note => note.Id)],
        [new Question("cause", Section.Cause), new Question("measure", Section.Measure)]);

    private static SpeechPart Part(Draft draft, int room)
    {
        var points = new List<SpeechPoint>();
        var spare = 0;
        foreach (var (section, percent) in Shares)
        {
            var all = draft.Sentences.Where(sentence => sentence.Section == section && sentence.Kind != SentenceKind.Form).Select(Point).ToList();
            var limit = (room * percent / 100) + spare;
            var taken = Fitting(all, limit);
            spare = Math.Max(0, limit - taken.Sum(point => point.Text.Length));
            points.AddRange(taken);
        }

        return new SpeechPart(draft.Title, points, draft.Questions);
    }

    /// <summary>Those with most facts that fit, at least one, in the order of the draft.</summary>
    private static List<SpeechPoint> Fitting(List<SpeechPoint> all, int limit)
    {
        var chosen = new HashSet<int>();
        foreach (var i in Enumerable.Range(0, all.Count).OrderByDescending(i => all[i].Facts.Count).ThenBy(i => i))
        {
            if (chosen.Count == 0 || all[i].Text.Length <= limit)
            {
                chosen.Add(i);
                limit -= all[i].Text.Length;
            }
        }

        return [.. all.Where((_, i) => chosen.Contains(i))];
    }

    private static SpeechPoint Point(Sentence sentence) => new(sentence.Section, sentence.Text, sentence.Notes, sentence.Kind, FactsOf(sentence.Text));

    /// <summary>Figures, dates and names of a text, as written.</summary>
    internal static IReadOnlyList<string> FactsOf(string text)
    {
        var normal = NormalText.Of(text);
        return [.. EntityFinder.Find(normal, default).Where(span => span.Kind != EntityKind.Personal).Select(span => normal.Quote(span.Start, span.End)).Distinct(StringComparer.Ordinal)];
    }
}
