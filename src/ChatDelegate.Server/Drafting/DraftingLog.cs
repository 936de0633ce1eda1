namespace ChatDelegate.Server.Drafting;

internal static partial class DraftingLog
{
    [LoggerMessage(8101, LogLevel.Information, "The model {Model} is ready: it answered in {Milliseconds:0} ms")]
    public static partial void Ready(ILogger logger, string? model, double milliseconds);

    [LoggerMessage(8102, LogLevel.Warning, "The model does not answer, drafts are made without it: {Sentence}")]
    public static partial void NotReady(ILogger logger, string? sentence);
}
