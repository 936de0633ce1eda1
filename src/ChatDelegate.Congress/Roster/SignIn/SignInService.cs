using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>Signs people in with a slip that staff hand out: a code to type or a QR link to scan, for one use.</summary>
public sealed class SignInService
{
    private readonly IRecordStore _store;
    private readonly SignInOptions _options;
    private readonly TimeProvider _time;
    private readonly SignInSecrets _secrets;

    public SignInService(IRecordStore store, KeyRing keys, IOptions<SignInOptions> options, TimeProvider time)
    {
        _store = store;
        _options = options.Value;
        _time = time;
        _secrets = new SignInSecrets(keys);
    }

    /// <summary>A new slip for a person; their older ones stop working.</summary>
    /// <param name="bodyId">The congress that the issuer acts for.</param>
    /// <returns>Null when the person is not active or has no part in that congress.</returns>
    public Task<IssuedSlip?> IssueAsync(Guid personId, Guid bodyId, Actor actor, CancellationToken cancellationToken) =>
        _store.WriteAsync("sign-in", actor with { What = "sign-in.issue", OnBehalfOf = personId }, async (session, cancel) =>
        {
            var (db, now) = (session.Db, _time.GetUtcNow());
            if (!await BelongsAsync(db, personId, bodyId, cancel))
            {
                return null;
            }

            foreach (var older in await db.Set<SignInSlip>().Where(slip => slip.PersonId == personId && slip.UsedAt == null && slip.ReplacedAt == null).ToListAsync(cancel))
            {
                older.Replace(now);
            }

            var selector = await FreeSelectorAsync(db, now, cancel);
            var (proof, link) = (SignInSecrets.NewProof(), SignInSecrets.NewSecret());
            var slip = new SignInSlip
            {
                Id = Guid.CreateVersion7(now),
                PersonId = personId,
                IssuedAt = now,
                ExpiresAt = now.AddHours(_options.SlipHours),
                Selector = selector,
                CodeHash = _secrets.Hash("code", selector + proof),
                LinkHash = _secrets.Hash("link", link),
            };
            db.Add(slip);
            return new IssuedSlip(slip.Id, SignInSecrets.Show(selector, proof), link, slip.ExpiresAt);
        }, cancellationToken);

    /// <summary>Turns a code or the token of a link into a session on this device.</summary>
    /// <param name="address">The sender's network address; wrong codes are counted by it.</param>
    public Task<Redeemed> RedeemAsync(string codeOrLink, string device, string address, CancellationToken cancellationToken) =>
        _store.WriteAsync("sign-in", new Actor(null, "stranger", "sign-in.redeem"), async (session, cancel) =>
        {
            var attempt = new SignInAttempt(session.Db, _secrets, _options, _time.GetUtcNow());
            var (personId, refusal, wait) = await attempt.RunAsync(codeOrLink.Trim(), address, cancel);
            if (personId is null)
            {
                return Redeemed.No(refusal) with { WaitMinutes = wait };
            }

            session.Actor = new Actor(personId, "person", "sign-in.redeem");
            return Begin(session.Db, personId.Value, device);
        }, cancellationToken);

    /// <summary>A demo link, the same each time; null unless the demo is enabled and the person is one of its own.</summary>
    public string? ReusableLink(Guid personId) => _options.ReusableFor(personId) ? _secrets.Reusable(personId) : null;

    private static async Task<bool> BelongsAsync(CongressDb db, Guid personId, Guid bodyId, CancellationToken cancellationToken) =>
        await db.Set<Person>().AnyAsync(person => person.Id == personId && person.Active, cancellationToken)
        && (await db.Set<DelegateSeat>().AnyAsync(seat => seat.PersonId == personId && seat.BodyId == bodyId, cancellationToken)
            || await db.Set<Appointment>().AnyAsync(part => part.PersonId == personId && part.BodyId == bodyId && part.EndedAt == null, cancellationToken));

    private static async Task<string> FreeSelectorAsync(CongressDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = await db.Set<SignInSlip>().Where(slip => slip.UsedAt == null && slip.ReplacedAt == null && slip.ExpiresAt > now)
            .Select(slip => slip.Selector).ToHashSetAsync(cancellationToken);
        string selector;
        do
        {
            selector = SignInSecrets.NewSelector();
        }
        while (taken.Contains(selector));
        return selector;
    }

    private Redeemed Begin(CongressDb db, Guid personId, string device)
    {
        const int longest = 80;
        var (now, secret) = (_time.GetUtcNow(), SignInSecrets.NewSecret());
        var label = string.Concat(device.Where(character => !char.IsControl(character))).Trim();
        var session = new DeviceSession
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            Device = label.Length > longest ? label[..longest] : label,
            SecretHash = _secrets.Hash("device", secret),
            CreatedAt = now,
        };
        db.Add(session);
        db.Add(new DeviceUse { SessionId = session.Id, SeenAt = now });
        return new Redeemed(new SignedIn(session.Id, personId), secret, null);
    }
}
