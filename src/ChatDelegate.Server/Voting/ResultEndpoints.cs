using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Server.Voting.Pages;

namespace ChatDelegate.Server.Voting;

/// <summary>The result (票决结果), for everybody, once it is published; before that the page says no more than that it is not.</summary>
internal static class ResultEndpoints
{
    public static async Task<IResult> ShowAsync(Guid id, HttpContext http, BallotDesk desk, PhraseBook phrases, CancellationToken cancellationToken)
    {
        var words = BallotWords.Of(phrases, http);
        return await desk.BallotAsync(id, cancellationToken) is { } ballot ? await OfAsync(words, ballot, desk, cancellationToken) : BallotAnswers.NotFound(words);
    }

    internal static async Task<IResult> OfAsync(BallotWords words, Ballot ballot, BallotDesk desk, CancellationToken cancellationToken) =>
        ballot is { Purpose: not BallotPurpose.PeerRating, State: BallotState.Published or BallotState.Confirmed, Result: { } result }
            ? BallotAnswers.Page<ResultPage>(
                StatusCodes.Status200OK, ("Words", words), ("Ballot", ballot), ("Result", result), ("Candidates", await desk.CandidatesAsync(ballot.Id, cancellationToken)))
            : BallotAnswers.Message(StatusCodes.Status200OK, words, words["result.title"], words["result.not_yet"]);
}
