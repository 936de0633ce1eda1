using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>Candidates as they are presented: unit, budget, place, finishing date, and what it is about.</summary>
internal static class CandidateBlocks
{
    public static IReadOnlyList<CardBlock> Of(IEnumerable<BallotCandidate> candidates, PhraseBook phrases, string locale) => [.. candidates.SelectMany(candidate => One(candidate, phrases, locale))];

    private static IEnumerable<CardBlock> One(BallotCandidate candidate, PhraseBook phrases, string locale)
    {
        yield return new Paragraph(string.Create(CultureInfo.InvariantCulture, $"{candidate.Number}. {candidate.Name}"), ParagraphStyle.Heading);
        yield return new Facts(
        [
            new Fact(phrases(locale, "script.candidate.unit"), candidate.Unit),
            new Fact(phrases(locale, "script.candidate.budget"), phrases(locale, "script.candidate.amount", ("amount", Budget.In(candidate.Budget, locale)))),
            new Fact(phrases(locale, "script.candidate.place"), candidate.Place),
            new Fact(phrases(locale, "script.candidate.finish"), candidate.FinishDate is { } date ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}-{date:MM-dd}") : string.Empty),
        ]);
        if (candidate.Description.Length > 0)
        {
            yield return new Paragraph(candidate.Description, ParagraphStyle.Subtle);
        }
    }
}
