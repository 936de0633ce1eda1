using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Connector.Limits;

internal enum CallKind
{
    Send,
    Create,
    Read,
}

/// <summary>What a limit is counted by: a kind of call in one conversation.</summary>
/// <param name="Conversation">Of a conversation to be opened, who or what it is with.</param>
internal readonly record struct BudgetKey(CallKind Kind, string Tenant, string Conversation)
{
    private const string Thread = ";messageid=";

    public CallWindow[] Windows => Kind == CallKind.Read ? CallWindow.Reads : CallWindow.Sends;

    public static BudgetKey Of(CallKind kind, ConversationReference reference, string? ownTenant) =>
        new(kind, reference.Conversation?.TenantId ?? ownTenant ?? string.Empty, WithoutThread(reference.Conversation?.Id ?? string.Empty));

    /// <summary>Teams counts by channel, and the threads in it are one conversation each to us.</summary>
    private static string WithoutThread(string conversation) =>
        conversation.IndexOf(Thread, StringComparison.OrdinalIgnoreCase) is > 0 and var at ? conversation[..at] : conversation;
}
