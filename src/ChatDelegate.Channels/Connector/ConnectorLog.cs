using Microsoft.Extensions.Logging;

namespace ChatDelegate.Channels.Connector;

internal static partial class ConnectorLog
{
    [LoggerMessage(121, LogLevel.Warning, "Connector: {Method} not done, {Outcome}: {Reason} {Correlation}")]
    public static partial void NotSent(this ILogger log, string method, string outcome, string reason, string correlation);

    [LoggerMessage(122, LogLevel.Debug, "Connector: {Method} put off by {Wait}")]
    public static partial void Held(this ILogger log, string method, TimeSpan wait);

    [LoggerMessage(123, LogLevel.Warning, "The bot's token is not renewed, the old one is still good: {Reason}")]
    public static partial void NotRenewed(this ILogger log, string reason);

    [LoggerMessage(124, LogLevel.Warning, "An attachment is not fetched, {Outcome}: {Reason}")]
    public static partial void NotFetched(this ILogger log, string outcome, string reason);
}
