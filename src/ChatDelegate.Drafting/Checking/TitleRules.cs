using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>关于……的建议, one matter, nothing named that no note names.</summary>
internal static class TitleRules
{
    private const string Opening = "关于";
    private const string Ending = "的建议";

    public static IEnumerable<Violation> Check(string title, IReadOnlyList<NoteFacts> notes)
    {
        if (!title.StartsWith(Opening, StringComparison.Ordinal) || !title.EndsWith(Ending, StringComparison.Ordinal)
            || title.Length is < TitleWriter.Shortest or > TitleWriter.Longest || title.Contains('\n'))
        {
            yield return new Violation(ViolationCode.Title, null, title);
        }

        if (title.IndexOf(Ending, StringComparison.Ordinal) is >= 0 and var first && first + Ending.Length < title.Length
            || title.LastIndexOf(Opening, StringComparison.Ordinal) > 0 || title.AsSpan().IndexOfAny(";；。") >= 0)
        {
            yield return new Violation(ViolationCode.SeveralMatters, null, title);
        }

        foreach (var span in EntityFinder.Find(NormalText.Of(title), notes.Count > 0 ? notes[0].Source.At : default))
        {
            if (span.Kind == EntityKind.Personal)
            {
                yield return new Violation(ViolationCode.PersonalData, null, span.Canonical[2..]);
            }
            else if (!notes.Any(note => note.Holds(span)) && !NamedWithin(span, notes))
            {
                yield return new Violation(ViolationCode.Title, null, span.Canonical[2..]);
            }
        }
    }

    /// <summary>The left edge of a name is a guess: 解决东街 holds 东街 behind a verb of the title.</summary>
    private static bool NamedWithin(EntitySpan span, IReadOnlyList<NoteFacts> notes)
    {
        var name = span.Canonical[2..];
        return span.Kind is EntityKind.Place or EntityKind.Organisation
            && Enumerable.Range(1, Math.Max(0, name.Length - 2)).Any(cut => TitleWriter.Verbs.Contains(name[..cut]) && notes.Any(note => note.Names(name[cut..])));
    }
}
