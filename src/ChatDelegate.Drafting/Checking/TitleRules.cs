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

        if (PlainWords.Fault(title) is { } fault)
        {
            yield return new Violation(ViolationCode.Markup, null, fault);
        }

        foreach (var sign in Matters.InjectionFinder.Find(title).Where(sign => sign.Kind != Matters.InjectionKind.Hidden))
        {
            yield return new Violation(ViolationCode.Instruction, null, sign.Kind.ToString());
        }

        foreach (var violation in CheckSubject(NormalText.Of(Subject(title)), notes))
        {
            yield return violation;
        }
    }

    private static IEnumerable<Violation> CheckSubject(NormalText subject, IReadOnlyList<NoteFacts> notes)
    {
        var spans = EntityFinder.Find(subject, notes.Count > 0 ? notes[0].Source.At : default);
        if (TitleMatters.Second(subject, spans, notes) is { } second)
        {
            yield return new Violation(ViolationCode.SeveralMatters, null, second);
        }

        foreach (var span in spans)
        {
            if (span.Kind == EntityKind.Personal)
            {
                yield return new Violation(ViolationCode.PersonalData, null, span.Canonical[2..]);
            }
            else if (!notes.Any(note => FactRules.Holds(note, span, subject.Value) || FactRules.HoldsBeforeNoun(note, span, subject.Value)))
            {
                yield return new Violation(ViolationCode.Title, null, span.Canonical[2..]);
            }
        }
    }

    /// <summary>Without the fixed words, so that the verb does not run into a name: 关于解决|东街….</summary>
    private static string Subject(string title)
    {
        var subject = title.StartsWith(Opening, StringComparison.Ordinal) ? title[Opening.Length..] : title;
        var verb = TitleWriter.Verbs.Where(verb => subject.StartsWith(verb, StringComparison.Ordinal)).MaxBy(verb => verb.Length) ?? "";
        return subject[verb.Length..];
    }
}
