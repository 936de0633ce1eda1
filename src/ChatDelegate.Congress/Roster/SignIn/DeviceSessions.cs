using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>Who is signed in on which device: asked on every request, shown under "my devices", ended there or in the console.</summary>
public sealed class DeviceSessions
{
    private static readonly TimeSpan Coarse = TimeSpan.FromHours(1);
    private readonly IDbContextFactory<CongressDb> _contexts;
    private readonly IRecordStore _store;
    private readonly TimeProvider _time;
    private readonly TimeSpan _idle;
    private readonly SignInSecrets _secrets;

    public DeviceSessions(IDbContextFactory<CongressDb> contexts, IRecordStore store, KeyRing keys, IOptions<SignInOptions> options, TimeProvider time)
    {
        _contexts = contexts;
        _store = store;
        _time = time;
        _idle = TimeSpan.FromDays(options.Value.SessionDays);
        _secrets = new SignInSecrets(keys);
    }

    /// <summary>Whose device sent this cookie; null when it has ended, was idle too long, or its person is not active.</summary>
    public async Task<SignedIn?> CheckAsync(string? cookie, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(cookie))
        {
            return null;
        }

        var (hash, now) = (_secrets.Hash("device", cookie), _time.GetUtcNow());
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from session in db.Set<DeviceSession>()
            join use in db.Set<DeviceUse>() on session.Id equals use.SessionId
            join person in db.Set<Person>() on session.PersonId equals person.Id
            where session.SecretHash == hash && session.EndedAt == null && person.Active
            select new { session.Id, session.PersonId, use.SeenAt }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || now - found.SeenAt > _idle)
        {
            return null;
        }

        if (now - found.SeenAt >= Coarse)
        {
            await SeeAsync(found.Id, now, cancellationToken);
        }

        return new SignedIn(found.Id, found.PersonId);
    }

    /// <summary>A person's devices that are signed in, the last used first.</summary>
    public async Task<IReadOnlyList<DeviceRow>> ListAsync(Guid personId, CancellationToken cancellationToken)
    {
        var since = _time.GetUtcNow() - _idle;
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from session in db.Set<DeviceSession>()
            join use in db.Set<DeviceUse>() on session.Id equals use.SessionId
            where session.PersonId == personId && session.EndedAt == null && use.SeenAt >= since
            orderby use.SeenAt descending, session.CreatedAt descending
            select new DeviceRow(session.Id, session.Device, session.CreatedAt, use.SeenAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Signs a device out.</summary>
    /// <param name="ownerId">Whose device it must be: the person themselves under "my devices", or whom a page of the console shows.</param>
    /// <returns>False when there is no such session, or it has ended.</returns>
    public Task<bool> EndAsync(Guid sessionId, Guid ownerId, Actor actor, CancellationToken cancellationToken) =>
        EndAsync(session => session.Id == sessionId && session.PersonId == ownerId, ownerId, actor, cancellationToken);

    /// <summary>Signs a person out everywhere, for a lost phone.</summary>
    public Task<bool> EndAllAsync(Guid ownerId, Actor actor, CancellationToken cancellationToken) =>
        EndAsync(session => session.PersonId == ownerId, ownerId, actor, cancellationToken);

    private Task<bool> EndAsync(System.Linq.Expressions.Expression<Func<DeviceSession, bool>> which, Guid ownerId, Actor actor, CancellationToken cancellationToken)
    {
        var responsible = actor with { What = "sign-in.end", OnBehalfOf = actor.Id == ownerId ? null : ownerId };
        return _store.WriteAsync("sign-in", responsible, async (session, cancel) =>
        {
            var found = await session.Db.Set<DeviceSession>().Where(which).Where(device => device.EndedAt == null).ToListAsync(cancel);
            found.ForEach(device => device.End(_time.GetUtcNow()));
            return found.Count > 0;
        }, cancellationToken);
    }

    private Task<int> SeeAsync(Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        _store.WriteAsync(null, Actor.System, (session, cancel) =>
            session.Db.Set<DeviceUse>().Where(use => use.SessionId == sessionId && use.SeenAt < now)
                .ExecuteUpdateAsync(change => change.SetProperty(use => use.SeenAt, now), cancel), cancellationToken);
}
