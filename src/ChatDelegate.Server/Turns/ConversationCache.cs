using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Conversations as this process has last written them. It saves a rehearsal its reading, and everybody the parsing of a state. What counts
/// is the record: a turn rehearsed on this is written only if its row is still of that version, and a state is taken from here only when
/// the row holds the very bytes that it was written as.
/// </summary>
internal sealed class ConversationCache(SecretBox secrets)
{
    // Four with the same hash stand together, the last used first, and the fifth drives out the one behind. About 6 KB each.
    private const int Together = 4;
    private readonly ConversationRow?[] _rows = new ConversationRow?[64 * Together];

    /// <summary>A copy, to be changed at will; null when it is not known.</summary>
    public ConversationRow? Find(string channel, string externalId)
    {
        foreach (var row in Places(channel, externalId))
        {
            if (row?.ExternalId == externalId && row.Channel == channel)
            {
                return row with { };
            }
        }

        return null;
    }

    /// <summary>Once it is durable. Where to answer is not kept: every message says it anew.</summary>
    public void Keep(ConversationRow row)
    {
        var kept = row with { Version = row.Version + 1, HeldElsewhere = 0, Reference = "{}", Address = null };
        var places = Places(row.Channel, row.ExternalId);
        lock (_rows)
        {
            for (var i = 0; i < places.Length && kept is not null; i++)
            {
                (places[i], kept) = (kept, places[i] is { } other && (other.ExternalId != row.ExternalId || other.Channel != row.Channel) ? other : null);
            }
        }
    }

    public ConversationState Read(ConversationRow row) =>
        row.Talk ?? (row.State is { } stored && Find(row.Channel, row.ExternalId) is { Talk: { } talk, State: { } kept } && kept.AsSpan().SequenceEqual(stored)
            ? talk
            : StoredState.Read(row.State, row.StateSealed, secrets));

    /// <summary>Puts a state into the row. One with a private answer is not kept as it is.</summary>
    public void Write(ConversationRow row, ConversationState state)
    {
        (row.State, row.StateSealed) = StoredState.Write(state, secrets);
        row.Talk = row.StateSealed || state.Loss is not null ? null : state;
    }

    private Span<ConversationRow?> Places(string channel, string externalId) =>
        _rows.AsSpan((int)((uint)HashCode.Combine(channel, externalId) % (uint)(_rows.Length / Together)) * Together, Together);
}
