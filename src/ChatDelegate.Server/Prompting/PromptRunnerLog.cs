namespace ChatDelegate.Server.Prompting;

internal static partial class PromptRunnerLog
{
    [LoggerMessage(12101, LogLevel.Error, "Prompts could not be sent; they are tried again.")]
    public static partial void Failed(ILogger logger, Exception failure);
}
