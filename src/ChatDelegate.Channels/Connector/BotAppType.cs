namespace ChatDelegate.Channels.Connector;

/// <summary>How the bot is registered with Azure, by the names used there.</summary>
public enum BotAppType
{
    /// <summary>An app of one tenant, with a secret or a certificate.</summary>
    SingleTenant,

    /// <summary>A user-assigned managed identity: the server runs in Azure and has nothing to keep secret.</summary>
    UserAssignedMSI,

    /// <summary>Only for registrations of before August 2025; no new ones are made.</summary>
    MultiTenant,
}
