using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Script;

internal static partial class ScriptLog
{
    [LoggerMessage(7301, LogLevel.Warning, "With a host script, {What} was refused: {Why}")]
    public static partial void Refused(ILogger logger, string what, ScriptError why);
}
