using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Unicode;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Connector;

/// <summary>What came back over the wire, read once and not yet understood.</summary>
internal sealed class ConnectorReply
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int LongestHeader = 256;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    public required int Status { get; init; }

    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>As the answer asked, but no longer than an hour.</summary>
    public TimeSpan? After { get; private init; }

    /// <summary>What the channel's support asks for; empty where there is none.</summary>
    public string Correlation { get; private init; } = string.Empty;

    /// <summary>The answer itself where its body is still to be read.</summary>
    public HttpResponseMessage? Open { get; private init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <param name="needsBody">
    /// Whether the body is what was asked for. For a message it is not: what was sent is sent, whether or not its answer arrives whole.
    /// </param>
    public static async Task<ConnectorReply> ReadAsync(HttpResponseMessage response, bool needsBody, TimeProvider time, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = default;
        try
        {
            body = await BodyAsync(response, cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException && !(needsBody && response.IsSuccessStatusCode))
        {
            // The status says all that is needed.
        }

        return Of(response, body, null, time);
    }

    public static ConnectorReply Streaming(HttpResponseMessage response, TimeProvider time) => Of(response, default, response, time);

    /// <summary>Null when it is none, as the page of a proxy.</summary>
    public JsonDocument? Json()
    {
        if (Body.IsEmpty || !Utf8.IsValid(Body.Span))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(UnpairedEscapes.Replace(Body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ConnectorReply Of(HttpResponseMessage response, ReadOnlyMemory<byte> body, HttpResponseMessage? open, TimeProvider time) => new()
    {
        Status = (int)response.StatusCode,
        Body = body,
        After = Wait(response.Headers.RetryAfter, time),
        Correlation = (Header(response, "MS-CV"), Header(response, "X-Correlating-OperationId")) switch
        {
            ({ } vector, { } operation) => $"{vector} {operation}",
            var (vector, operation) => vector ?? operation ?? string.Empty,
        },
        Open = open,
    };

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > MostBytes)
        {
            throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream((int)(announced ?? 0));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > MostBytes)
                {
                    throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded);
                }

                body.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var after = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return after is null ? null : after < TimeSpan.Zero ? TimeSpan.Zero : after > LongestWait ? LongestWait : after;
    }

    private static string? Header(HttpResponseMessage response, string name)
    {
        var value = response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
        return value is { Length: > 0 and <= LongestHeader } && value.All(c => c is > ' ' and <= '~') ? $"{name}={value}" : null;
    }
}
