using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Running;

/// <summary>Tells everybody on the roll what came of the vote, in the transaction that publishes it: who voted and who did not are told the same.</summary>
public sealed class ResultNotices(PhraseBook phrases, BallotLinks links)
{
    internal async Task WriteAsync(CongressDb db, Ballot ballot, BallotResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var candidates = await db.CandidatesAsync(ballot.Id, cancellationToken);
        var people = await db.Set<RollEntry>().Where(entry => entry.BallotId == ballot.Id).Select(entry => entry.PersonId).ToListAsync(cancellationToken);
        db.AddRange(Notice.ForEach(people, "voting.published", now, locale => [Reply.Of(phrases(locale, "voting.published")), Reply.Of(ResultCards.Draw(phrases, locale, ballot, result, candidates, links))]));
    }
}
