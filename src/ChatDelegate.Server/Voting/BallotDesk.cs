using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Voting;

/// <summary>What a ballot page needs to know of a ballot and of whoever opens it.</summary>
internal sealed class BallotDesk(IDbContextFactory<CongressDb> databases, BallotPasses passes, VoteCards cards, PhraseBook phrases, TimeProvider time, IOptions<VotingOptions> options)
{
    /// <summary>The ballot and the person at it; null for a ballot that is not there, or a person who has left.</summary>
    public async Task<BallotSeat?> FindAsync(HttpContext http, Guid ballotId, Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ballot = await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == ballotId, cancellationToken);
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == personId && found.Active, cancellationToken);
        if (ballot is null || person is null)
        {
            return null;
        }

        var words = BallotWords.Of(phrases, http, person);
        var place = await VoterPlace.ReadAsync(db, ballotId, personId, cancellationToken);
        var candidates = await BallotLines.OfAsync(db, ballot, place.Entry, cancellationToken);
        var sheet = new BallotSheet(
            $"/ballot/{ballotId}",
            cards.Title(words.Locale, ballot),
            person.Name,
            ballot.Rules,
            [.. candidates.Select(one => new SheetLine(one.Number, one.Name, one.Unit, words.Money(one.Budget), one.Place, words.Day(one.FinishDate), one.Description, Progress: one.Progress))],
            passes.Issue(BallotPasses.Form, ballotId, personId, TimeSpan.FromMinutes(options.Value.PageMinutes)),
            Purpose: ballot.Purpose);
        return new BallotSeat(ballot, personId, sheet, words, Polling.Hindrance(ballot, place.Group, place.Entry, time.GetUtcNow()));
    }

    /// <summary>Whether a form came from a page that we gave this person for this ballot, not too long ago.</summary>
    public bool IsStamped(IFormCollection form, Guid ballotId, Guid personId) => passes.Read(BallotPasses.Form, form["stamp"]) == (ballotId, personId);

    public async Task<Ballot?> BallotAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == ballotId, cancellationToken);
    }

    public async Task<IReadOnlyList<BallotCandidate>> CandidatesAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<BallotCandidate>().AsNoTracking().Where(candidate => candidate.BallotId == ballotId).OrderBy(candidate => candidate.Number).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PublishedReceipt>> ReceiptsAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<PublishedReceipt>().AsNoTracking().Where(receipt => receipt.BallotId == ballotId).OrderBy(receipt => receipt.Receipt).ToListAsync(cancellationToken);
    }
}

/// <summary>Somebody at a ballot.</summary>
/// <param name="Hindrance">Why they cannot vote now.</param>
public sealed record BallotSeat(Ballot Ballot, Guid PersonId, BallotSheet Sheet, BallotWords Words, VotingError? Hindrance)
{
    /// <summary>Whether they have voted and may change it, with their receipt.</summary>
    public bool MayChange => Hindrance == VotingError.AlreadyVoted && Ballot is { State: BallotState.Open, Rules.Change: true };
}
