using System.Security.Cryptography;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Congress.DialogArchive;

/// <summary>A conversation's state as it lies in its row: JSON, sealed while it holds a private answer.</summary>
public static class StoredState
{
    /// <summary>Reading never throws; what cannot be read comes as a loss.</summary>
    public static ConversationState Read(byte[]? stored, bool isSealed, SecretBox secrets)
    {
        if (stored is null)
        {
            return ConversationState.Fresh;
        }

        try
        {
            return StateJson.ReadBytes(isSealed ? secrets.Open(stored) : stored);
        }
        catch (CryptographicException)
        {
            return StateJson.Lost(StateLoss.Corrupted);
        }
    }

    public static (byte[] State, bool Sealed) Write(ConversationState state, SecretBox secrets)
    {
        var json = StateJson.WriteBytes(state);
        return state.HoldsSensitive ? (secrets.Seal(json), true) : (json, false);
    }
}
