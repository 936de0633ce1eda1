using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>A published result as a chat shows it: what came of the vote, how it was reckoned, and where all of it can be read.</summary>
internal static class ResultCards
{
    public static Card Draw(PhraseBook phrases, string locale, Ballot ballot, BallotResult result, IReadOnlyList<BallotCandidate> candidates, BallotLinks links)
    {
        var words = new ResultWords(phrases, locale, ballot.Rules, result);
        return new Card(
            new VoteCards(phrases, links).Title(locale, ballot),
            [
                new Paragraph(words.Outcome),
                .. result.Candidates.OrderBy(candidate => candidate.Rank).ThenBy(candidate => candidate.Number).Select(Line),
                new Paragraph(words.Needed, ParagraphStyle.Subtle),
                new Paragraph(words.Ballots, ParagraphStyle.Subtle),
            ],
            [
                new CardButton(phrases(locale, "voting.button.result"), new ButtonAction("open", links.Result(ballot.Id).ToString())),
                new CardButton(phrases(locale, "voting.button.receipts"), new ButtonAction("open", links.Receipts(ballot.Id).ToString())),
            ],
            VoteCards.KeyOf(ballot));

        CardBlock Line(CandidateResult line) => new Entry(
            candidates.FirstOrDefault(candidate => candidate.Number == line.Number)?.Name ?? line.Number.ToString(CultureInfo.InvariantCulture),
            line.Standing == Standing.Chosen ? "✓" : "·",
            phrases(locale, "voting.votes", ("votes", line.Count.Approve), ("standing", phrases(locale, $"voting.standing.{line.Standing}"))));
    }
}
