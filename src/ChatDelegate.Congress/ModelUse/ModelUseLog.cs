using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.ModelUse;

internal static partial class ModelUseLog
{
    [LoggerMessage(5101, LogLevel.Warning, "Answers of ended jobs could not be deleted; the next hour tries again")]
    public static partial void Stumbled(ILogger logger, Exception failure);
}
