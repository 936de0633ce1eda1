using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.Server.Voting.Pages;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Voting;

/// <summary>Where a scrutineer (监票人) gets their code: signed in as themselves, once. No link lets anybody in here.</summary>
internal static class ScrutineerEndpoints
{
    public static async Task<IResult> ShowAsync(
        Guid id, HttpContext http, BallotVisitors visitors, BallotDesk desk, IDbContextFactory<CongressDb> databases, PhraseBook phrases, CancellationToken cancellationToken) =>
        await VotingEndpoints.SeatedAsync(id, http, visitors, desk, phrases, async seat =>
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            return await ScrutineerCodes.HasCodeAsync(db, id, seat.PersonId, cancellationToken) switch
            {
                false when seat.Ballot.State == BallotState.Prepared => Page(seat, null),
                false => Refused(seat, VotingError.WrongState),
                true => Refused(seat, VotingError.CodeTaken),
                null => Refused(seat, VotingError.NotScrutineer),
            };
        }, cancellationToken, own: true);

    public static async Task<IResult> TakeAsync(
        Guid id, HttpContext http, BallotVisitors visitors, BallotDesk desk, ScrutineerCodes codes, PhraseBook phrases, CancellationToken cancellationToken) =>
        await VotingEndpoints.SeatedAsync(id, http, visitors, desk, phrases, async seat =>
        {
            if (await SentForm.ReadAsync(http, cancellationToken) is not { } form || !desk.IsStamped(form, id, seat.PersonId))
            {
                return Refused(seat, VotingError.StalePage);
            }

            var (code, refusal) = await codes.TakeAsync(id, seat.PersonId, cancellationToken);
            return refusal is null ? Page(seat, code) : Refused(seat, refusal);
        }, cancellationToken, own: true);

    private static IResult Page(BallotSeat seat, string? code) =>
        BallotAnswers.Page<ScrutineerPage>(StatusCodes.Status200OK, ("Words", seat.Words), ("Sheet", seat.Sheet), ("Code", code));

    private static IResult Refused(BallotSeat seat, VotingRefusal refusal) =>
        BallotAnswers.Message(StatusCodes.Status409Conflict, seat.Words, seat.Words["scrutineer.title"], refusal.In(seat.Words.Phrases, seat.Words.Locale));
}
