using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompting;

/// <summary>
/// Notices about a vote at the moment at which they are said: a prompt leads to the ballot page by a link made just then, and is not said to
/// somebody who has voted meanwhile; that somebody has voted is said without leaving behind when.
/// </summary>
public sealed class VoteNotices(BallotLinks links)
{
    public const string OfPrompt = "voting.prompt";
    public const string OfEnd = "voting.over";

    /// <summary>Whether nothing of it, once said, may show when that was.</summary>
    public static bool IsTimeless(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.About == VoteCards.OfVote;
    }

    /// <summary>What is to be said; nothing when it no longer has to be.</summary>
    /// <param name="signedIn">They open the page where they have signed in, and need no link of their own.</param>
    public async Task<IReadOnlyList<Reply>> ReadyAsync(CongressDb db, Notice notice, string locale, bool signedIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(notice);
        var replies = notice.In(locale);
        if (notice.About != OfPrompt || replies is not [{ Card: { } card }] || VoteCards.BallotOf(card) is not { } ballotId)
        {
            return replies;
        }

        var isLeft = await db.Set<RollEntry>().AnyAsync(entry => entry.BallotId == ballotId && entry.PersonId == notice.PersonId && !entry.Voted, cancellationToken)
            && await db.Set<Ballot>().AnyAsync(ballot => ballot.Id == ballotId && ballot.State == BallotState.Open, cancellationToken);
        return !isLeft ? [] : signedIn ? replies : [Reply.Of(WithLink(card, ballotId, notice.PersonId))];
    }

    private Card WithLink(Card card, Guid ballotId, Guid personId)
    {
        var (plain, own) = (links.Page(ballotId).ToString(), links.Page(ballotId, personId).ToString());
        return card with { Buttons = [.. card.Buttons.Select(button => button.Action.Target == plain ? button with { Action = button.Action with { Target = own } } : button)] };
    }
}
