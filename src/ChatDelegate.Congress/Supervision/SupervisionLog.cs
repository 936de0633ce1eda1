using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Supervision;

internal static partial class SupervisionLog
{
    [LoggerMessage(7401, LogLevel.Warning, "For a supervisor, {What} was refused: {Why}")]
    public static partial void Refused(ILogger logger, string what, SupervisionError why);
}
