using System.Net.Http.Headers;
using ChatDelegate.Channels.Connector.Login;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector;

/// <summary>One request with the bot's token and its answer.</summary>
internal sealed class ConnectorWire(IHttpClientFactory clients, ConnectorTokens tokens, IOptions<BotOptions> options, TimeProvider time)
{
    /// <summary>Null where no bot is registered.</summary>
    /// <exception cref="LoginFailedException">There is none to be had now.</exception>
    public async Task<string?> TokenAsync(string? refused, CancellationToken cancellationToken) =>
        options.Value.IsRegistered ? await tokens.GetAsync(refused, cancellationToken) : null;

    public async Task<ConnectorReply> SendAsync(ConnectorCall call, Uri address, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, address);
        if (call.Body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        using var response = await SendAsync(request, token, cancellationToken);
        return await ConnectorReply.ReadAsync(response, call.IsRead, time, cancellationToken);
    }

    /// <summary>A file's head; the body of a good answer is left for the caller to read.</summary>
    public async Task<ConnectorReply> OpenAsync(Uri address, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var response = await SendAsync(request, token, cancellationToken);
        if (response.IsSuccessStatusCode || response.Headers.Location is not null)
        {
            return ConnectorReply.Streaming(response, time);
        }

        using (response)
        {
            return await ConnectorReply.ReadAsync(response, needsBody: false, time, cancellationToken);
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? token, CancellationToken cancellationToken)
    {
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return clients.CreateClient(ConnectorRegistration.ConnectorHttpClient).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
