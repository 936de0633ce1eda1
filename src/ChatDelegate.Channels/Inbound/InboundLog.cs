using Microsoft.Extensions.Logging;

namespace ChatDelegate.Channels.Inbound;

internal static partial class InboundLog
{
    [LoggerMessage(111, LogLevel.Error, "Messages: the host failed; the channel may deliver again")]
    public static partial void HostFailed(this ILogger log, Exception error);

    [LoggerMessage(112, LogLevel.Error, "Messages: no signing keys, so nobody can be let in")]
    public static partial void CannotAuthenticate(this ILogger log, Exception error);

    [LoggerMessage(113, LogLevel.Warning, "Messages: the signing keys could not be read; those of before stay in use for up to five days")]
    public static partial void KeysNotRead(this ILogger log, Exception error);

    [LoggerMessage(114, LogLevel.Debug, "Messages: {Count} of the offered signing keys are of no use here (no RSA, under 2048 bits, not for signing)")]
    public static partial void KeysIgnored(this ILogger log, int count);

    [LoggerMessage(115, LogLevel.Information, "Messages: a body from an authenticated sender was refused with {Status}: {Reason}")]
    public static partial void BodyRefused(this ILogger log, int status, string reason);
}
