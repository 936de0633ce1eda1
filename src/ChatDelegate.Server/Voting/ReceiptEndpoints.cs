using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Server.Voting.Pages;

namespace ChatDelegate.Server.Voting;

/// <summary>The list of receipts (回执名单), for everybody, once the vote has ended. What somebody looks up stands in no address.</summary>
internal static class ReceiptEndpoints
{
    public static Task<IResult> ShowAsync(Guid id, HttpContext http, BallotDesk desk, PhraseBook phrases, CancellationToken cancellationToken) => AnswerAsync(id, null, http, desk, phrases, cancellationToken);

    public static async Task<IResult> FindAsync(Guid id, HttpContext http, BallotDesk desk, PhraseBook phrases, CancellationToken cancellationToken) =>
        await AnswerAsync(id, (await SentForm.ReadAsync(http, cancellationToken))?["receipt"].ToString() ?? string.Empty, http, desk, phrases, cancellationToken);

    private static async Task<IResult> AnswerAsync(Guid id, string? asked, HttpContext http, BallotDesk desk, PhraseBook phrases, CancellationToken cancellationToken)
    {
        var words = BallotWords.Of(phrases, http);
        if (await desk.BallotAsync(id, cancellationToken) is not { } ballot)
        {
            return BallotAnswers.NotFound(words);
        }

        if (!ballot.IsShuffled)
        {
            return BallotAnswers.Message(StatusCodes.Status200OK, words, words["receipts.title"], words["receipts.not_yet"]);
        }

        var receipts = await desk.ReceiptsAsync(id, cancellationToken);
        var found = asked is null ? null : PublishedReceipt.Read(asked) is { } number ? receipts.FirstOrDefault(receipt => receipt.Receipt == number)?.Shown ?? string.Empty : string.Empty;
        return BallotAnswers.Page<ReceiptsPage>(StatusCodes.Status200OK, ("Words", words), ("Ballot", ballot), ("Receipts", receipts), ("Found", found));
    }
}
