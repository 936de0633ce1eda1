namespace ChatDelegate.Channels.Connector.Login;

/// <summary>How the bot proves who it is: by a secret, or by what Azure.Identity offers.</summary>
internal interface IBotLogin
{
    /// <exception cref="LoginFailedException">There is no token to be had now.</exception>
    Task<BotToken> FetchAsync(CancellationToken cancellationToken);
}
