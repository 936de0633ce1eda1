using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Prompting;

/// <summary>What a prompt looks like: the ballot's card, with a word before it. The link to the ballot page is put in when it is said, see <see cref="VoteNotices"/>.</summary>
public sealed class PromptCards(PhraseBook phrases, VoteCards cards)
{
    /// <summary>The same words for everybody who is in the same state.</summary>
    /// <param name="again">They have had a card before.</param>
    /// <param name="admitted">They may vote; if not, they must check in first.</param>
    public string Write(Ballot ballot, IReadOnlyList<BallotCandidate> candidates, bool again, bool admitted, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return Notice.Write(locale =>
        {
            var card = cards.ToVote(locale, ballot, [.. candidates.Select(one => (one.Number, one.Name))], null, zone);
            List<CardBlock> words = [new Paragraph(phrases(locale, again ? "voting.prompt.again" : "voting.prompt.first"))];
            if (!admitted)
            {
                words.Add(new Paragraph(phrases(locale, "voting.prompt.check_in")));
            }

            return [Reply.Of(card with { Blocks = [.. words, .. card.Blocks] })];
        });
    }

    /// <summary>In place of a card that still offers to vote: the vote is over.</summary>
    public IEnumerable<Notice> Over(Ballot ballot, IEnumerable<Guid> people, DateTimeOffset now) => Notice.ForEach(people, VoteNotices.OfEnd, now, locale =>
        [Reply.Of(new Card(cards.Title(locale, ballot), [new Paragraph(phrases(locale, "voting.counting"))], [], VoteCards.KeyOf(ballot)) { InPlace = true })]);
}
