using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompts;

internal static partial class PromptsLog
{
    [LoggerMessage(13001, LogLevel.Information, "Prompt {Prompt}: from now on {Hash} is in force")]
    public static partial void InForce(ILogger logger, string prompt, string hash);

    [LoggerMessage(13002, LogLevel.Warning, "Prompt {Prompt}: version {Number} is in force but this program cannot read it; the file is used in its place")]
    public static partial void Unreadable(ILogger logger, string prompt, int number);

    [LoggerMessage(13003, LogLevel.Error, "The prompts in force could not be read; those of before stay, and it is tried again")]
    public static partial void Stumbled(ILogger logger, Exception failure);

    [LoggerMessage(13004, LogLevel.Warning, "The change of prompt {Prompt} was refused: {Why}")]
    public static partial void Refused(ILogger logger, string prompt, PromptError why);

    [LoggerMessage(13005, LogLevel.Warning, "Trial {Trial} could not be done at attempt {Attempt}")]
    public static partial void TrialFailed(ILogger logger, Guid trial, int attempt, Exception failure);
}
