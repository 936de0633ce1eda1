using ChatDelegate.Congress.Attendance;

namespace ChatDelegate.Server.Attendance;

internal static partial class CheckInLog
{
    [LoggerMessage(7101, LogLevel.Warning, "A scanned check-in code was refused: {Why}")]
    public static partial void Refused(ILogger logger, AttendanceError why);
}
