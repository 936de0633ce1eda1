using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Attendance;

internal static partial class AttendanceLog
{
    [LoggerMessage(7001, LogLevel.Warning, "At a meeting, {What} was refused: {Why}")]
    public static partial void Refused(ILogger logger, string what, AttendanceError why);
}
