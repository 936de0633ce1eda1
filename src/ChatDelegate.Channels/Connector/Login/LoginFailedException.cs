namespace ChatDelegate.Channels.Connector.Login;

/// <summary>The login gave no token.</summary>
/// <param name="message">Codes only, fit for a log: never what the login wrote about the tenant or the app.</param>
/// <param name="isTransient">Whether it can be otherwise in a moment.</param>
internal sealed class LoginFailedException(string message, bool isTransient, TimeSpan? after = null, Exception? inner = null) : Exception(message, inner)
{
    public bool IsTransient { get; } = isTransient;

    public TimeSpan? After { get; } = after;
}
