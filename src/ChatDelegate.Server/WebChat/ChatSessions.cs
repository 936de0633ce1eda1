using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.SignIn;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.WebChat;

/// <summary>
/// Which conversation is whose, and whether the device it is used from is still signed in. A person has one web chat
/// conversation, on all their devices; its id follows from theirs by a keyed hash, so that nobody can guess it.
/// </summary>
internal sealed class ChatSessions(KeyRing keys, IDbContextFactory<CongressDb> databases, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly byte[] _key = keys.Derive("web chat conversations");
    private readonly ConcurrentDictionary<string, (bool Alive, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    public DirectLineIdentity IdentityOf(SignedIn signedIn) =>
        new(signedIn.PersonId.ToString("D"), ConversationOf(signedIn.PersonId), signedIn.SessionId.ToString("D"));

    /// <summary>Asked on every request, answered from the database at most every few seconds: so long an ended session may linger.</summary>
    public async Task<bool> IsAliveAsync(DirectLineIdentity identity, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(identity.UserId, out var person) || !Guid.TryParse(identity.SessionId, out var session) || identity.ConversationId != ConversationOf(person))
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (_known.TryGetValue(identity.SessionId, out var known) && known.Until > now)
        {
            return known.Alive;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var alive = await db.Set<DeviceSession>().AsNoTracking()
            .AnyAsync(device => device.Id == session && device.PersonId == person && device.EndedAt == null && db.Set<Person>().Any(owner => owner.Id == person && owner.Active), cancellationToken);
        Forget(now);
        _known[identity.SessionId] = (alive, now + Fresh);
        return alive;
    }

    /// <summary>A session has ended: from now on nothing remembers it as alive.</summary>
    public void End(Guid session) => _known[session.ToString("D")] = (false, time.GetUtcNow() + Fresh);

    public string ConversationOf(Guid person) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, person.ToByteArray()).AsSpan(0, 16));

    private void Forget(DateTimeOffset now)
    {
        const int most = 10_000;
        if (_known.Count >= most)
        {
            foreach (var (session, (_, until)) in _known)
            {
                if (until <= now)
                {
                    _known.TryRemove(session, out _);
                }
            }
        }
    }
}
