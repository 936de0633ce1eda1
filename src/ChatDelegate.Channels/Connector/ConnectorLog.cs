using Microsoft.Extensions.Logging;

namespace ChatDelegate.Channels.Connector;

internal static partial class ConnectorLog
{
    [LoggerMessage(121, LogLevel.Warning, "Connector: {Method} not done, {Outcome}: {Reason}")]
    public static partial void NotSent(this ILogger log, string method, string outcome, string reason);
}
