using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Connector;

/// <summary>Where an attachment's content is, and whether the bot's token goes along.</summary>
internal readonly record struct AttachmentSource(Uri Address, bool WithToken)
{
    /// <summary>
    /// Null where it may not be fetched: no address, or one on no list. A person chooses what they attach, so that anything else would make
    /// the bot call whatever they like, its own network included.
    /// </summary>
    public static AttachmentSource? Of(Attachment attachment, BotOptions options) =>
        attachment.ContentType == ContentTypes.TeamsFile
            ? Judge(DownloadUrl(attachment.Content?.Json), options, preauthorised: true)
            : Judge(attachment.ContentUrl, options, preauthorised: false);

    /// <summary>The place that an answer points to, judged anew.</summary>
    public AttachmentSource? Then(Uri location, BotOptions options) =>
        Judge(new Uri(Address, location).AbsoluteUri, options, preauthorised: !WithToken);

    private static AttachmentSource? Judge(string? address, BotOptions options, bool preauthorised)
    {
        if (ServiceHosts.Parse(address) is not { } url)
        {
            return null;
        }

        return ServiceHosts.IsAllowed(url, options) ? new AttachmentSource(url, options.IsRegistered && !preauthorised)
            : ServiceHosts.HasFiles(url, options) ? new AttachmentSource(url, WithToken: false)
            : null;
    }

    private static string? DownloadUrl(JsonElement? content) =>
        content is { ValueKind: JsonValueKind.Object } info && info.TryGetProperty("downloadUrl", out var url) && url.ValueKind == JsonValueKind.String
            ? url.GetString()
            : null;
}
