using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.HandOver;

/// <summary>What staff (工作机构) do about requests of their congress. The person hears of it at once.</summary>
public sealed class HandOverDesk
{
    private readonly IRecordStore _store;
    private readonly HandOverNotices _notices;
    private readonly HandOverOptions _options;
    private readonly TimeProvider _time;

    public HandOverDesk(IRecordStore store, PhraseBook phrases, IOptions<HandOverOptions> options, TimeProvider time)
    {
        _store = store;
        _notices = new HandOverNotices(phrases);
        _options = options.Value;
        _time = time;
    }

    /// <summary>Answers.</summary>
    /// <param name="seen">How many messages the one who answers has read: an answer to what they have not seen is no answer, and the same form sent twice says nothing twice.</param>
    /// <returns>Null when it was done.</returns>
    public async Task<HandOverError?> AnswerAsync(Participant staff, Guid requestId, int seen, string? text, CancellationToken cancellationToken)
    {
        var words = text?.Trim() ?? string.Empty;
        if (words.Length == 0)
        {
            return HandOverError.NoText;
        }

        return words.Length > _options.MaxMessage
            ? HandOverError.TooLong
            : await TakeAsync(staff, requestId, seen, "answer", (db, request, now) =>
            {
                request.Answer(now);
                db.Add(HandOverMessage.Of(request, staff.PersonId, fromStaff: true, words, now));
                db.Add(_notices.Answered(request, words, now));
            }, cancellationToken);
    }

    /// <summary>Closes it; the person can take it up again by saying more.</summary>
    /// <inheritdoc cref="AnswerAsync"/>
    public Task<HandOverError?> CloseAsync(Participant staff, Guid requestId, int seen, CancellationToken cancellationToken) =>
        TakeAsync(staff, requestId, seen, "close", (db, request, now) =>
        {
            request.Close(now);
            db.Add(_notices.Closed(request, now));
        }, cancellationToken);

    private async Task<HandOverError?> TakeAsync(
        Participant staff, Guid requestId, int seen, string what, Action<CongressDb, HandOverRequest, DateTimeOffset> step, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return HandOverError.NotStaff;
        }

        return await _store.WriteAsync<HandOverError?>($"handover/{requestId}", new Actor(staff.PersonId, ParticipantLookup.Staff, $"handover.{what}"), async (session, cancel) =>
        {
            var request = await session.Db.HoldRequestAsync(requestId, cancel);
            if (request is null || request.BodyId != staff.CongressId)
            {
                return HandOverError.Missing;
            }

            if (request.State == HandOverState.Closed)
            {
                return HandOverError.Closed;
            }

            if (await session.Db.Set<HandOverMessage>().CountAsync(message => message.RequestId == requestId, cancel) != seen)
            {
                return HandOverError.Stale;
            }

            session.Actor = session.Actor with { OnBehalfOf = request.PersonId };
            step(session.Db, request, _time.GetUtcNow());
            return null;
        }, cancellationToken);
    }
}
