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
    // By the name's hash; the later of two in one place stays. About 8 KB each.
    private readonly ConversationRow?[] _rows = new ConversationRow?[1024];

    /// <summary>A copy, to be changed at will; null when it is not known.</summary>
    public ConversationRow? Find(string channel, string externalId) =>
        Place(channel, externalId) is { } row && row.ExternalId == externalId && row.Channel == channel ? row with { } : null;

    /// <summary>Once it is durable.</summary>
    public void Keep(ConversationRow row) => Place(row.Channel, row.ExternalId) = row with { Version = row.Version + 1, HeldElsewhere = 0 };

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

    private ref ConversationRow? Place(string channel, string externalId) => ref _rows[(uint)HashCode.Combine(channel, externalId) % (uint)_rows.Length];
}
