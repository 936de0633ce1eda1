using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>
/// Composes the first words of a self-report (述职稿) from the record: plain code, since what a model adds nobody can trace. What the record does not
/// hold is not said; a note is quoted, not told again.
/// </summary>
internal static class ReportDraft
{
    private const int MostNotes = 8;
    private const int LongestQuote = 80;

    public static IReadOnlyList<ReportParagraph> Compose(ReportFacts facts, int year, PhraseBook phrases, string locale)
    {
        string Say(string key, params (string Name, object Value)[] values) => phrases(locale, $"report.say.{key}", [("year", year), .. values]);
        var comma = phrases(locale, "report.comma");
        string List(IEnumerable<ReportSource> sources) => string.Join(comma, sources.Select(source => source.Label));
        var paragraphs = new List<ReportParagraph>();
        void Add(IReadOnlyList<ReportSource> sources, Func<string> text)
        {
            if (sources.Count > 0)
            {
                paragraphs.Add(new ReportParagraph(text(), sources, Own: false));
            }
        }

        var meetings = facts.Meetings;
        Add([.. meetings.Select(one => one.Source)], () => Say(
            "meetings", ("called", meetings.Count), ("came", meetings.Count(one => one.Came)), ("late", meetings.Count(one => one.Came && one.Late)),
            ("leave", meetings.Count(one => one.State == AttendanceState.OnLeave)), ("absent", meetings.Count(one => one.State == AttendanceState.Absent))));
        Add(facts.Ballots, () => Say("ballots", ("count", facts.Ballots.Count), ("titles", List(facts.Ballots))));
        Add(facts.Opinions, () => Say("opinions", ("count", facts.Opinions.Count), ("numbers", List(facts.Opinions))));
        Add([.. facts.Suggestions.Select(one => one.Source)], () => Say(
            "suggestions", ("count", facts.Suggestions.Count), ("accepted", facts.Suggestions.Count(one => one.State == SuggestionState.Accepted)),
            ("titles", List(facts.Suggestions.Select(one => one.Source)))));
        Add([.. facts.Notes.Select(one => one.Source)], () => Say("notes", ("count", facts.Notes.Count)));
        // A note with somebody's phone in it, or with words to the program, is no word for the group; the delegate may still say it in their own.
        foreach (var (source, text) in facts.Notes.Where(note => note.Text.Length > 0 && !PersonalData.In(note.Text) && InjectionFinder.Find(note.Text).Count == 0).TakeLast(MostNotes))
        {
            paragraphs.Add(new ReportParagraph(Say("note", ("number", source.Label), ("text", GivenText.Brief(text, LongestQuote))), [source], Own: false));
        }

        return paragraphs;
    }
}
