using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.State;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.DialogArchive;

/// <summary>Which definitions the stored conversations are in the middle of.</summary>
public sealed class DefinitionUse
{
    private readonly Dictionary<(string Dialog, int Version, string Hash), int> _counts = [];

    /// <summary>Conversations whose state cannot be read here.</summary>
    public int Unreadable { get; private set; }

    /// <summary>A conversation from before hashes were kept counts for every text of its version.</summary>
    public int Of(string dialog, int version, string hash) => _counts.GetValueOrDefault((dialog, version, hash)) + _counts.GetValueOrDefault((dialog, version, string.Empty));

    internal static async Task<DefinitionUse> CountAsync(CongressDb db, SecretBox secrets, CancellationToken cancellationToken)
    {
        var use = new DefinitionUse();
        var states = db.Set<Conversation>().AsNoTracking().Where(conversation => conversation.State != null)
            .Select(conversation => new { conversation.State, conversation.StateSealed });
        await foreach (var one in states.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            use.Add(StoredState.Read(one.State, one.StateSealed, secrets));
        }

        return use;
    }

    private void Add(ConversationState state)
    {
        if (state.Loss is not null)
        {
            Unreadable++;
        }

        foreach (var definition in state.Frames.Concat(state.Parked).Select(frame => (frame.Dialog, frame.Version, frame.Hash)).Distinct())
        {
            _counts[definition] = _counts.GetValueOrDefault(definition) + 1;
        }
    }
}
