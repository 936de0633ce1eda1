using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Script;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Script;

/// <summary>Takes a step that the page asks for. Whether it may be taken, the step itself decides.</summary>
internal sealed class DeskSteps(IDbContextFactory<CongressDb> databases, DeskPeople people, ScriptDesk desk, PhraseBook phrases, CongressZone zone)
{
    public async Task<IResult> TakeAsync(HttpContext http, DeskRequest request, CancellationToken cancellationToken)
    {
        var locale = PhonePage.Language(http);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (person, refusal) = await people.FindAsync(db, http, cancellationToken);
        if (person is null)
        {
            return refusal ?? Results.NotFound();
        }

        // A page always knows where it is; only the beginning has no move yet.
        if (request.Do != "start" && request.At is null)
        {
            return Problem(ScriptError.Stale, locale);
        }

        var outcome = request.Do switch
        {
            "start" => await desk.DoAsync(person.Who, request.Meeting, ScriptMove.Start, null, request.Reason, locale, zone.Value, cancellationToken),
            "next" => await desk.DoAsync(person.Who, request.Meeting, ScriptMove.Next, request.At, request.Reason, locale, zone.Value, cancellationToken),
            "act" => await desk.DoAsync(person.Who, request.Meeting, ScriptMove.Act, request.At, request.Reason, locale, zone.Value, cancellationToken),
            "skip" => await desk.DoAsync(person.Who, request.Meeting, ScriptMove.Skip, request.At, request.Reason, locale, zone.Value, cancellationToken),
            "repeat" => await desk.RepeatAsync(person.Who, request.Meeting, request.Step ?? 0, request.At, request.Reason, locale, zone.Value, cancellationToken),
            _ => new ScriptOutcome(ScriptError.NoAct, []),
        };
        return outcome.Refusal is { } refused ? Problem(refused, locale) : Results.Ok(new DeskAnswer(outcome.Said));
    }

    private IResult Problem(ScriptRefusal refusal, string locale) => Results.Problem(
        refusal.In(phrases, locale),
        statusCode: refusal.Why switch
        {
            ScriptError.Missing => StatusCodes.Status404NotFound,
            ScriptError.OtherGroup or ScriptError.NotAllowed => StatusCodes.Status403Forbidden,
            ScriptError.NoReason or ScriptError.TooLong => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status409Conflict,
        },
        title: refusal.Why.ToString());
}

/// <summary>What a step had to show.</summary>
internal sealed record DeskAnswer(IReadOnlyList<string> Said);
