using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;

namespace ChatDelegate.Server.Voting;

/// <summary>From the link to the receipt: mark, check, cast. Marks travel in the bodies of forms, never in an address.</summary>
internal static class VotingEndpoints
{
    private const string ReceiptField = "receipt";

    public static IResult Enter(string pass, HttpContext http, BallotVisitors visitors, PhraseBook phrases)
    {
        var words = BallotWords.Of(phrases, http);
        return visitors.LetIn(http, pass) is { } ballotId
            ? Results.LocalRedirect($"/ballot/{ballotId}")
            : BallotAnswers.Message(StatusCodes.Status410Gone, words, words["page.link_old_title"], words["page.link_old"]);
    }

    public static Task<IResult> ShowAsync(Guid id, HttpContext http, BallotVisitors visitors, BallotDesk desk, PhraseBook phrases, CancellationToken cancellationToken) =>
        SeatedAsync(id, http, visitors, desk, phrases, async seat =>
            seat.Ballot.State is BallotState.Published or BallotState.Confirmed ? await ResultEndpoints.OfAsync(seat.Words, seat.Ballot, desk, cancellationToken)
            : seat.Hindrance is null ? BallotAnswers.Mark(seat.Words, seat.Sheet)
            : seat.Hindrance == VotingError.AlreadyVoted ? BallotAnswers.Voted(seat)
            : Refused(seat, seat.Hindrance.Value, StatusCodes.Status200OK), cancellationToken);

    /// <summary>Back to the sheet with what was marked, or to an empty one to change a vote.</summary>
    public static Task<IResult> EditAsync(Guid id, HttpContext http, BallotVisitors visitors, BallotDesk desk, PhraseBook phrases, CancellationToken cancellationToken) =>
        SentAsync(id, http, visitors, desk, phrases, (seat, sheet) => Task.FromResult(BallotAnswers.Mark(seat.Words, sheet)), cancellationToken);

    public static Task<IResult> CheckAsync(Guid id, HttpContext http, BallotVisitors visitors, BallotDesk desk, PhraseBook phrases, CancellationToken cancellationToken) =>
        SentAsync(id, http, visitors, desk, phrases, (seat, sheet) => Task.FromResult(
            Polling.Fault(sheet.Rules, sheet.Lines.Count, sheet.ToChoice()) is { } fault
                ? BallotAnswers.Mark(seat.Words, sheet, Say(seat.Words, fault))
                : BallotAnswers.Check(seat.Words, sheet)), cancellationToken);

    public static Task<IResult> CastAsync(Guid id, HttpContext http, BallotVisitors visitors, BallotDesk desk, CastVote cast, PhraseBook phrases, CancellationToken cancellationToken) =>
        SentAsync(id, http, visitors, desk, phrases, async (seat, sheet) =>
        {
            // The voter may close the page; what has been sent is cast all the same.
            var (receipts, refusal) = seat.Ballot.Purpose == BallotPurpose.PeerRating
                ? await cast.RateAsync(id, seat.PersonId, sheet.ToChoice(), CancellationToken.None)
                : One(await cast.RunAsync(id, seat.PersonId, sheet.ToChoice(), sheet.Receipt, CancellationToken.None));
            return refusal is null ? BallotAnswers.Done(seat.Words, sheet, receipts)
                : refusal.Why is VotingError.TooMany or VotingError.Unmarked or VotingError.Ungraded ? BallotAnswers.Mark(seat.Words, sheet, Say(seat.Words, refusal))
                : Refused(seat, refusal.Why, StatusCodes.Status409Conflict);
        }, cancellationToken);

    /// <summary>With whoever may sit at this ballot; others are told in words why not.</summary>
    /// <param name="own">Only on a device where they are signed in: what was sent to them as a link does not do.</param>
    internal static async Task<IResult> SeatedAsync(
        Guid id, HttpContext http, BallotVisitors visitors, BallotDesk desk, PhraseBook phrases, Func<BallotSeat, Task<IResult>> then, CancellationToken cancellationToken, bool own = false)
    {
        var visitor = await visitors.FindAsync(http, id, cancellationToken);
        var words = BallotWords.Of(phrases, http);
        if ((own ? visitor.SignedIn : visitor.PersonId) is not { } personId)
        {
            return visitor.TwoPeople
                ? BallotAnswers.Message(StatusCodes.Status403Forbidden, words, words["page.other_person_title"], words["page.other_person"])
                : BallotAnswers.Message(StatusCodes.Status401Unauthorized, words, words["page.sign_in_title"], words["page.sign_in"], ("/chat", words["page.sign_in_link"]));
        }

        return await desk.FindAsync(http, id, personId, cancellationToken) is { } seat ? await then(seat) : BallotAnswers.NotFound(words);
    }

    /// <summary>With a form that this person was given for this ballot.</summary>
    private static Task<IResult> SentAsync(
        Guid id, HttpContext http, BallotVisitors visitors, BallotDesk desk, PhraseBook phrases, Func<BallotSeat, BallotSheet, Task<IResult>> then, CancellationToken cancellationToken) =>
        SeatedAsync(id, http, visitors, desk, phrases, async seat =>
        {
            if (await SentForm.ReadAsync(http, cancellationToken) is not { } form || !desk.IsStamped(form, id, seat.PersonId))
            {
                return Refused(seat, VotingError.StalePage, StatusCodes.Status409Conflict);
            }

            var changing = seat.MayChange && !string.IsNullOrWhiteSpace(form[ReceiptField]);
            return seat.Hindrance is { } hindrance && !changing
                ? Refused(seat, hindrance, StatusCodes.Status409Conflict)
                : await then(seat, seat.Sheet.With(form) with { Receipt = changing ? form[ReceiptField].ToString() : null });
        }, cancellationToken);

    private static IResult Refused(BallotSeat seat, VotingError why, int status)
    {
        var address = why == VotingError.StalePage ? seat.Sheet.Action : null;
        return BallotAnswers.Message(status, seat.Words, seat.Words["page.refused_title"], Say(seat.Words, why), address is null ? null : (address, seat.Words["page.again"]));
    }

    private static (IReadOnlyList<string> Receipts, VotingRefusal? Refusal) One((string? Receipt, VotingRefusal? Refusal) cast) => (cast.Receipt is { } receipt ? [receipt] : [], cast.Refusal);

    private static string Say(BallotWords words, VotingRefusal refusal) => refusal.In(words.Phrases, words.Locale);
}
