using System.Net;
using ChatDelegate.Channels.Activities;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector.Limits;

/// <summary>
/// The channel's published limits, kept on our side: per conversation and per tenant. Nobody waits in here: who is told to wait puts its
/// message off and leaves the worker to others. A reply is first: broadcasts leave it a share of everything, and stand back while one waits.
/// </summary>
/// <remarks>
/// The client takes a place for each call by itself. Whoever chooses among many messages asks beforehand, so that none is begun in vain,
/// and hands the permit on. Counts are this process's own: see <see cref="SendLimits.TenantPerSecond"/>.
/// </remarks>
public sealed class SendBudget
{
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstSilence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<BudgetKey, CallLog> _conversations = [];
    private readonly Dictionary<string, TenantBudget> _tenants = [];
    private readonly IOptions<BotOptions> _options;
    private readonly TimeProvider _time;
    private readonly long _start;
    private long _sweepAt;

    internal SendBudget(IOptions<BotOptions> options, TimeProvider time)
    {
        (_options, _time, _start) = (options, time, time.GetTimestamp());
        _sweepAt = Sweep.Ticks;
    }

    /// <summary>Conversations about which something is remembered.</summary>
    internal int Remembered
    {
        get
        {
            lock (_lock)
            {
                return _conversations.Count;
            }
        }
    }

    /// <summary>A place for one send, reply, update or deletion.</summary>
    /// <param name="wait">When there is none: how long until it is worth asking again.</param>
    /// <returns>Null when the message must wait.</returns>
    public SendPermit? TryTake(ConversationReference reference, SendPriority priority, out TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Take(BudgetKey.Of(CallKind.Send, reference, _options.Value.TenantId), priority, out wait) ? new SendPermit() : null;
    }

    /// <summary>How many calls the tenant's limit has room for now: more messages need not be looked at.</summary>
    /// <param name="tenant">Null for the bot's own.</param>
    public int Available(string? tenant, SendPriority priority)
    {
        if (!IsLimited)
        {
            return int.MaxValue;
        }

        lock (_lock)
        {
            return Tenant(tenant ?? _options.Value.TenantId ?? string.Empty).Available(Now(), priority, Limits.ReservedForReplies);
        }
    }

    internal bool Take(in BudgetKey key, SendPriority priority, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (!IsLimited)
        {
            return true;
        }

        lock (_lock)
        {
            var now = Now();
            SweepIfDue(now);
            var (tenant, conversation) = (Tenant(key.Tenant), Conversation(key));
            conversation.Forget(now - key.Windows[^1].Ticks, now);
            tenant.Calls.Forget(now - TenantWindow.Ticks, now);
            var reserved = priority == SendPriority.Broadcast ? Limits.ReservedForReplies : 0;
            var own = conversation.Wait(now, key.Windows, reserved);

            // A reply that its own conversation holds back does not hold back the tenant.
            var ticks = own > 0 ? own : tenant.Wait(now, priority, Limits.ReservedForReplies);
            if (ticks > 0)
            {
                wait = TimeSpan.FromTicks(ticks);
                return false;
            }

            conversation.Add(now);
            tenant.Calls.Add(now);
            return true;
        }
    }

    /// <summary>Counts a call that had to be made, as the second one with a new token.</summary>
    internal void Spend(in BudgetKey key)
    {
        if (IsLimited)
        {
            lock (_lock)
            {
                Conversation(key).Add(Now());
                Tenant(key.Tenant).Calls.Add(Now());
            }
        }
    }

    /// <summary>What the channel said to a call: 429 is silence for the conversation, and after several for the tenant.</summary>
    internal void Report(in BudgetKey key, int status, TimeSpan? after)
    {
        if (!IsLimited)
        {
            return;
        }

        lock (_lock)
        {
            var (now, conversation) = (Now(), Conversation(key));
            if (status != (int)HttpStatusCode.TooManyRequests)
            {
                conversation.Refusals = 0;
                return;
            }

            var until = now + (after ?? Silence(key.Conversation, ++conversation.Refusals)).Ticks;
            conversation.BlockedUntil = Math.Max(conversation.BlockedUntil, until);
            Tenant(key.Tenant).Refused(key.Conversation, now, until);
        }
    }

    private SendLimits Limits => _options.Value.Limits;

    /// <summary>Local tools have no limits.</summary>
    private bool IsLimited => _options.Value.IsRegistered;

    private CallWindow TenantWindow => new(Limits.TenantPerSecond, TimeSpan.FromSeconds(1));

    private long Now() => _time.GetElapsedTime(_start).Ticks;

    /// <summary>Twice as long each time, and a fifth more or less by conversation, so that not all come back at once.</summary>
    private static TimeSpan Silence(string conversation, int refusals)
    {
        var doubled = FirstSilence * Math.Pow(2, Math.Min(refusals - 1, 16));
        var spread = 0.8 + (0.4 * (uint)StringComparer.Ordinal.GetHashCode(conversation) / uint.MaxValue);
        return (doubled < LongestSilence ? doubled : LongestSilence) * spread;
    }

    private CallLog Conversation(in BudgetKey key)
    {
        if (!_conversations.TryGetValue(key, out var log))
        {
            _conversations[key] = log = new CallLog();
        }

        return log;
    }

    private TenantBudget Tenant(string id)
    {
        if (!_tenants.TryGetValue(id, out var tenant))
        {
            _tenants[id] = tenant = new TenantBudget(TenantWindow);
        }

        return tenant;
    }

    private void SweepIfDue(long now)
    {
        if (now < _sweepAt)
        {
            return;
        }

        _sweepAt = now + Sweep.Ticks;
        foreach (var (key, log) in _conversations)
        {
            if (log.Forget(now - key.Windows[^1].Ticks, now))
            {
                _conversations.Remove(key);
            }
        }

        foreach (var (id, tenant) in _tenants)
        {
            if (tenant.Forget(now))
            {
                _tenants.Remove(id);
            }
        }
    }
}
