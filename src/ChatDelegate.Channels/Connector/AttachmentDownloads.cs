using System.Buffers;
using System.Net;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector.Login;
using ChatDelegate.Channels.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ChatDelegate.Channels.Connector;

/// <summary>
/// Fetches files that people attach. A connector's own get the bot's token; a Teams file's address is permission enough and gets none;
/// addresses on no list are not asked at all.
/// </summary>
public sealed class AttachmentDownloads
{
    private const int MostRedirects = 3;

    private readonly ConnectorWire _wire;
    private readonly ConnectorPipelines _pipelines;
    private readonly IOptions<BotOptions> _options;
    private readonly ChannelMetrics _counts;
    private readonly TimeProvider _time;
    private readonly ILogger<AttachmentDownloads> _log;

    internal AttachmentDownloads(
        ConnectorWire wire, ConnectorPipelines pipelines, IOptions<BotOptions> options, ChannelMetrics counts, TimeProvider time, ILogger<AttachmentDownloads> log)
    {
        _wire = wire;
        _pipelines = pipelines;
        _options = options;
        _counts = counts;
        _time = time;
        _log = log;
    }

    /// <summary>
    /// Writes the content to <paramref name="into"/> as it comes. When the reading does not succeed, what was written is a part at best:
    /// to be thrown away. Throws cancellation, and whatever the stream throws.
    /// </summary>
    public async Task<ConnectorReading<ReceivedAttachment>> CopyAsync(Attachment attachment, Stream into, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        ArgumentNullException.ThrowIfNull(into);
        var reading = AttachmentSource.Of(attachment, _options.Value) is { } source
            ? await FetchAsync(attachment, source, into, cancellationToken)
            : Problem("The attachment's address is not on a list of allowed hosts.");
        _counts.Called(reading.Problem?.GetType().Name ?? nameof(ConnectorResult.Sent));
        if (reading.Problem is { } problem)
        {
            _log.NotFetched(problem.GetType().Name, ConnectorExchange.Reason(problem));
        }

        return reading;
    }

    private async Task<ConnectorReading<ReceivedAttachment>> FetchAsync(Attachment attachment, AttachmentSource source, Stream into, CancellationToken cancellationToken)
    {
        // One clock for the whole file, and one that is set back by every piece of it.
        using var whole = new CancellationTokenSource(_options.Value.DownloadTimeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, whole.Token);
        try
        {
            for (var hop = 0; hop <= MostRedirects; hop++)
            {
                var reply = await OpenAsync(source, stop.Token);
                if (reply.Open is not { } response)
                {
                    return ConnectorReading<ReceivedAttachment>.Without(ConnectorAnswer.Read(reply));
                }

                using (response)
                {
                    if (response.IsSuccessStatusCode)
                    {
                        return await CopyAsync(attachment, response, into, stop.Token);
                    }

                    if (response.Headers.Location is not { } location || source.Then(location, _options.Value) is not { } next)
                    {
                        return Problem("The attachment's server points to a host on no list.");
                    }

                    source = next;
                }
            }

            return Problem("The attachment's server sends us round and round.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ConnectorReading<ReceivedAttachment>.Without(new ConnectorResult.Retry("The file did not arrive in time."));
        }
        catch (Exception error) when (error is LoginFailedException or BrokenCircuitException or TimeoutRejectedException or HttpRequestException or FileBrokenOffException)
        {
            return ConnectorReading<ReceivedAttachment>.Without(ConnectorExchange.ReadFailure(error));
        }
    }

    private async Task<ConnectorReply> OpenAsync(AttachmentSource source, CancellationToken cancellationToken)
    {
        var pipeline = _pipelines.Read(source.Address.Authority);
        var token = source.WithToken ? await _wire.TokenAsync(null, cancellationToken) : null;
        var reply = await pipeline.ExecuteAsync(async cancel => await _wire.OpenAsync(source.Address, token, cancel), cancellationToken);
        if (reply.Status != (int)HttpStatusCode.Unauthorized || token is null)
        {
            return reply;
        }

        token = await _wire.TokenAsync(token, cancellationToken);
        return await pipeline.ExecuteAsync(async cancel => await _wire.OpenAsync(source.Address, token, cancel), cancellationToken);
    }

    private async Task<ConnectorReading<ReceivedAttachment>> CopyAsync(Attachment attachment, HttpResponseMessage response, Stream into, CancellationToken cancellationToken)
    {
        var most = _options.Value.MaxAttachmentBytes;
        if (response.Content.Headers.ContentLength > most)
        {
            return TooBig;
        }

        using var idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            long length = 0;
            await using var content = await response.Content.ReadAsStreamAsync(stop.Token);
            int read;
            while ((read = await ReadAsync(content, buffer, idle, stop.Token)) > 0)
            {
                if ((length += read) > most)
                {
                    return TooBig;
                }

                await into.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return ConnectorReading<ReceivedAttachment>.Of(new(attachment.Name, response.Content.Headers.ContentType?.MediaType, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<int> ReadAsync(Stream content, byte[] buffer, CancellationTokenSource idle, CancellationToken stop)
    {
        idle.CancelAfter(_options.Value.CallTimeout);
        try
        {
            return await content.ReadAsync(buffer, stop);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            throw new FileBrokenOffException(error);
        }
        finally
        {
            idle.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    private static ConnectorReading<ReceivedAttachment> TooBig =>
        ConnectorReading<ReceivedAttachment>.Without(new ConnectorResult.Failed("The file is longer than is taken.", IsTooBig: true));

    private static ConnectorReading<ReceivedAttachment> Problem(string reason) =>
        ConnectorReading<ReceivedAttachment>.Without(new ConnectorResult.Failed(reason));

    /// <summary>The server's fault, as against the caller's stream's, which is the caller's to hear of.</summary>
    private sealed class FileBrokenOffException(Exception inner) : Exception("The file broke off.", inner);
}
