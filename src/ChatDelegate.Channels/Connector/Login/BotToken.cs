namespace ChatDelegate.Channels.Connector.Login;

/// <summary>The bot's token for connectors. A class, so that no log prints what a record would.</summary>
internal sealed class BotToken(string value, DateTimeOffset expiresAt)
{
    public string Value { get; } = value;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}
