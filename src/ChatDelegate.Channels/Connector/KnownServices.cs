using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector;

/// <summary>
/// Remembers the service addresses that <see cref="ServiceHosts"/> has allowed: every message brings one and every answer goes to one,
/// and a channel has a handful of them.
/// </summary>
internal sealed class KnownServices(IOptions<BotOptions> options)
{
    // The address comes from outside: with paths made up, there could be any number of them.
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, bool> _allowed = new(StringComparer.Ordinal);

    public bool Allows(string? serviceUrl)
    {
        if (serviceUrl is not null && _allowed.ContainsKey(serviceUrl))
        {
            return true;
        }

        if (serviceUrl is null || !ServiceHosts.IsAllowed(serviceUrl, options.Value))
        {
            return false;
        }

        if (_allowed.Count < Most)
        {
            _allowed.TryAdd(serviceUrl, true);
        }

        return true;
    }
}
