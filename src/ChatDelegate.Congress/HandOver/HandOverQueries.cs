using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.HandOver;

/// <summary>What commands and staff ask of the requests.</summary>
internal static class HandOverQueries
{
    /// <summary>One's own requests in the congress one acts in, the latest first.</summary>
    public static IQueryable<HandOverRequest> OwnRequests(this CommandContext context) => context.Db.Set<HandOverRequest>()
        .Where(request => request.PersonId == context.Participant.PersonId && request.BodyId == context.Participant.CongressId)
        .OrderByDescending(request => request.At).ThenByDescending(request => request.Id);

    /// <summary>The request that is not closed; there is one at most unless a closed one was taken up again.</summary>
    public static Task<HandOverRequest?> OwnOpenRequestAsync(this CommandContext context, CancellationToken cancellationToken) =>
        context.OwnRequests().AsNoTracking().FirstOrDefaultAsync(request => request.State != HandOverState.Closed, cancellationToken);

    /// <summary>
    /// Has whatever else this person does about their requests wait until the transaction ends, in another conversation
    /// of theirs too. The row's number means nothing.
    /// </summary>
    public static Task HoldOwnRequestsAsync(this CommandContext context, CancellationToken cancellationToken) =>
        RunningNumber.NextAsync(context.Session, $"handover-turns/{context.Participant.PersonId}", cancellationToken);

    /// <summary>Reads a request and keeps others from changing it until the transaction ends.</summary>
    public static Task<HandOverRequest?> HoldRequestAsync(this CongressDb db, Guid id, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<HandOverRequest>().FromSql($"""select * from "HandOverRequests" where "Id" = {id} for update""").FirstOrDefaultAsync(cancellationToken)
        : db.Set<HandOverRequest>().FirstOrDefaultAsync(request => request.Id == id, cancellationToken);
}
