using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Asking;

/// <summary><c>ballot.show</c>: the ballot under way as a card with one button, 去投票; or why one cannot vote now. What one votes is said on the ballot page only.</summary>
internal sealed class ShowBallot(BallotLinks links) : VoteCommand("ballot.show")
{
    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Delegate];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(context, cancellationToken) is not { } ballot)
        {
            return CommandResult.Said(Reply.Of(context.Text($"voting.none_about.{About(context)}"))) with { Ends = true };
        }

        var place = await VoterPlace.ReadAsync(context.Db, ballot.Id, context.Participant.PersonId, cancellationToken);
        var hindrance = Polling.Hindrance(ballot, place.Group, place.Entry, context.Now);
        List<BallotCandidate> candidates = [.. await BallotLines.OfAsync(context.Db, ballot, place.Entry, cancellationToken)];
        // Made here: what the texts come from asks for the commands first.
        var cards = new VoteCards(context.Phrases, links);
        var card = hindrance switch
        {
            null => cards.ToVote(context.Locale, ballot, [.. candidates.Select(one => (one.Number, one.Name))], await WebChat.IsHereAsync(context, cancellationToken) ? null : context.Participant.PersonId, context.Zone),
            VotingError.AlreadyVoted when ballot.State == BallotState.Open => cards.Done(context.Locale, ballot),
            { } why => Waiting(context, cards, ballot, why, ballot.Purpose == BallotPurpose.PeerRating ? await OwnAsync(context, ballot, cancellationToken) : candidates),
        };
        return ballot.State == BallotState.Open && await OfConvenorAsync(context, ballot, cancellationToken) is { } group
            ? CommandResult.Said(Reply.Of(card), Reply.Of(await GroupCard.DrawAsync(context, ballot, group, cancellationToken))) with { Values = new Dictionary<string, Value> { ["ballot"] = ballot.Id.ToString() } }
            : CommandResult.Said(Reply.Of(card)) with { Ends = true };
    }

    private Card Waiting(CommandContext context, VoteCards cards, Ballot ballot, VotingError why, List<BallotCandidate> candidates)
    {
        if (ballot is { State: BallotState.Published or BallotState.Confirmed, Result: { } result })
        {
            if (ballot.Rules.Kind == BallotKind.Graded)
            {
                return new Card(cards.Title(context.Locale, ballot), [.. GradedWords.Of(context, ballot, result, candidates)], [Open(context, "voting.button.receipts", links.Receipts(ballot.Id))], VoteCards.KeyOf(ballot));
            }

            return ResultCards.Draw(context.Phrases, context.Locale, ballot, result, candidates, links);
        }

        var window = context.Text("voting.window", ("day", context.Day(ballot.WindowFrom)), ("from", ballot.WindowFrom.HourIn(context.Zone)), ("to", ballot.WindowTo.HourIn(context.Zone)));
        List<CardBlock> blocks = ballot.State is BallotState.Closed or BallotState.Counted
            ? [new Paragraph(context.Text("voting.counting"))]
            : [new Paragraph(new VotingRefusal(why).In(context.Phrases, context.Locale)), new Paragraph(window, ParagraphStyle.Subtle)];
        List<CardButton> buttons = ballot.State < BallotState.Closed
            ? [Open(context, "voting.button.practice", ballot.Rules.Kind == BallotKind.Graded ? links.GradedPractice : links.Practice)]
            : [Open(context, "voting.button.receipts", links.Receipts(ballot.Id))];
        return new Card(cards.Title(context.Locale, ballot), blocks, buttons, VoteCards.KeyOf(ballot));
    }

    /// <summary>The part of whoever convenes a group, also where they have nobody to rate and are not on the roll themselves.</summary>
    private static async Task<BallotGroup?> OfConvenorAsync(CommandContext context, Ballot ballot, CancellationToken cancellationToken) =>
        context.Participant is { GroupId: { } groupId } who && who.Roles.Contains(ParticipantLookup.Convenor)
            ? await context.Db.Set<BallotGroup>().AsNoTracking().FirstOrDefaultAsync(found => found.BallotId == ballot.Id && found.GroupId == groupId, cancellationToken)
            : null;

    /// <summary>Of a rating one sees what oneself was given, and nothing of others.</summary>
    private static Task<List<BallotCandidate>> OwnAsync(CommandContext context, Ballot ballot, CancellationToken cancellationToken) =>
        context.Db.Set<BallotCandidate>().AsNoTracking().Where(candidate => candidate.BallotId == ballot.Id && candidate.PersonId == context.Participant.PersonId).ToListAsync(cancellationToken);

    private static CardButton Open(CommandContext context, string text, Uri address) => new(context.Text(text), new ButtonAction("open", address.ToString()));
}
