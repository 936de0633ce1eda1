using ChatDelegate.Drafting.Models;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Suggestions.Drafting;

internal static partial class DraftingLog
{
    [LoggerMessage(5001, LogLevel.Information, "Drafting job {Job}: {Sources} sources became {Drafts} drafts")]
    public static partial void Done(ILogger logger, Guid job, int sources, int drafts);

    [LoggerMessage(5002, LogLevel.Warning, "Drafting job {Job} failed at attempt {Attempt}")]
    public static partial void Failed(ILogger logger, Guid job, int attempt, Exception failure);

    [LoggerMessage(5003, LogLevel.Warning, "Drafting job {Job} was taken over by another worker; this result is dropped")]
    public static partial void Lost(ILogger logger, Guid job);

    [LoggerMessage(5004, LogLevel.Error, "The drafting worker could not reach its jobs; it tries again")]
    public static partial void Stumbled(ILogger logger, Exception failure);

    [LoggerMessage(5005, LogLevel.Information, "Drafting job {Job} was stopped by its delegate")]
    public static partial void Stopped(ILogger logger, Guid job);

    [LoggerMessage(5006, LogLevel.Warning, "The model failed drafting job {Job}: {Reason}")]
    public static partial void ModelFailed(ILogger logger, Guid job, ModelFailure reason);
}
