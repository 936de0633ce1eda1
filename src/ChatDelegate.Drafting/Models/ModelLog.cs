using Microsoft.Extensions.Logging;

namespace ChatDelegate.Drafting.Models;

internal static partial class ModelLog
{
    [LoggerMessage(8001, LogLevel.Warning, "The model at {Host} is left alone for a while: it failed too often. Drafts are made without it meanwhile")]
    public static partial void CircuitOpened(ILogger logger, string host);

    [LoggerMessage(8002, LogLevel.Information, "The model at {Host} answers again")]
    public static partial void CircuitClosed(ILogger logger, string host);

    [LoggerMessage(8003, LogLevel.Warning, "The model at {Host} gave no answer ({Reason}): {Sentence}")]
    public static partial void Failed(ILogger logger, string host, ModelFailure reason, string sentence);
}
