using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Saves reading a state that this process has written itself. What counts is the row: a state is taken from here only when the row holds
/// the very bytes that it was written as, so another instance, or a turn that was undone, is noticed. States with a private answer are not kept.
/// </summary>
internal sealed class StateCache(SecretBox secrets)
{
    // By the conversation's hash; the later of two in one place stays. About 4 KB each.
    private readonly Entry?[] _entries = new Entry?[2048];

    public ConversationState Read(ConversationRow row) =>
        !row.StateSealed && row.State is { } stored && Place(row.Id) is { } kept && kept.Conversation == row.Id && kept.Bytes.AsSpan().SequenceEqual(stored)
            ? kept.State
            : StoredState.Read(row.State, row.StateSealed, secrets);

    public void Write(ConversationRow row, ConversationState state)
    {
        (row.State, row.StateSealed) = StoredState.Write(state, secrets);
        Place(row.Id) = row.StateSealed || state.Loss is not null ? null : new Entry(row.Id, row.State, state);
    }

    private ref Entry? Place(Guid conversation) => ref _entries[(uint)conversation.GetHashCode() % (uint)_entries.Length];

    private sealed record Entry(Guid Conversation, byte[] Bytes, ConversationState State);
}
