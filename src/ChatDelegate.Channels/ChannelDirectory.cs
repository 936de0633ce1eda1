namespace ChatDelegate.Channels;

/// <summary>Finds the channel that serves an activity or a conversation.</summary>
public sealed class ChannelDirectory
{
    private readonly Dictionary<string, IChannel> _named;
    private readonly IChannel _connector;

    /// <param name="channels">Every channel there is; the last one of a name counts.</param>
    /// <exception cref="ArgumentException">None of them is <see cref="Connector.BotFrameworkChannel"/>.</exception>
    public ChannelDirectory(IEnumerable<IChannel> channels)
    {
        _named = [];
        foreach (var channel in channels)
        {
            _named[channel.Id] = channel;
        }

        _connector = _named.GetValueOrDefault(Activities.ChannelIds.Teams)
            ?? throw new ArgumentException("The channel of the Bot Framework is missing.", nameof(channels));
    }

    /// <summary>Whatever has no class of its own speaks the Bot Framework's protocol: Teams, an emulator, a channel of Azure Bot Service.</summary>
    public IChannel Of(string channelId) => _named.GetValueOrDefault(channelId, _connector);
}
