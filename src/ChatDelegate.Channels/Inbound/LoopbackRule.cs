using System.Net;
using ChatDelegate.Channels.Connector;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Inbound;

/// <summary>
/// Local tools (the Agents Playground, an emulator) sign nothing. They are taken only where nobody else can be at the other end:
/// no bot registered, the server bound to loopback alone, the connection within this machine, no proxy in between and no web page behind it.
/// </summary>
internal sealed class LoopbackRule(IServer server, IOptions<BotOptions> options)
{
    // X-Original-*: what the framework's own middleware leaves of X-Forwarded-* when it believes them.
    private static readonly string[] SignsOfAProxy = ["X-Forwarded-", "X-Original-", "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"];

    // A browser sets both by itself, and no page can take them away.
    private static readonly string[] SignsOfAPage = ["Origin", "Sec-Fetch-"];

    // A server keeps its addresses as long as it runs.
    private readonly Lazy<bool> _isBoundToLoopbackOnly = new(() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        && addresses.All(address => Uri.TryCreate(address, UriKind.Absolute, out var url) && ServiceHosts.IsLoopback(url.Host)));

    public bool Applies(HttpContext context)
    {
        var request = context.Request;
        return !options.Value.IsRegistered
            && options.Value.AllowUnsignedFromLoopback
            && IsHere(context.Connection.LocalIpAddress)
            && IsHere(context.Connection.RemoteIpAddress)
            && _isBoundToLoopbackOnly.Value
            && !IsSignOfAnother(request.Headers)
            && ServiceHosts.IsLoopback(request.Host.Host); // a name that some DNS answers with 127.0.0.1
    }

    private static bool IsSignOfAnother(IHeaderDictionary headers)
    {
        foreach (var header in headers)
        {
            if (StartsWithOneOf(header.Key, SignsOfAProxy) || StartsWithOneOf(header.Key, SignsOfAPage))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithOneOf(string header, string[] signs)
    {
        foreach (var sign in signs)
        {
            if (header.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHere(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
