namespace ChatDelegate.Channels.Connector;

/// <summary>Tries the download of signing keys again, under whoever asks for them.</summary>
internal sealed class KeysRetry(ConnectorPipelines pipelines) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await pipelines.Keys.ExecuteAsync(async cancel => await base.SendAsync(request, cancel), cancellationToken);
}
