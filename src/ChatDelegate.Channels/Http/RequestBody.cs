using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ChatDelegate.Channels.Http;

/// <summary>The bytes of a request, or the status with which to refuse it. They count as held until this is disposed.</summary>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Bytes, int Refusal, HeldBodies.Body? Held = null) : IDisposable
{
    /// <summary>Ten megabytes in this time is a slow line; who sends a byte now and then, just within the server's rate, has no other end.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public bool Refused => Refusal != 0;

    /// <inheritdoc cref="ReadAsync(HttpRequest, int, HeldBodies, TimeProvider, CancellationToken)"/>
    public static Task<RequestBody> ReadAsync(HttpRequest request, int most, HeldBodies held, CancellationToken cancellationToken) =>
        ReadAsync(request, most, held, TimeProvider.System, cancellationToken);

    /// <summary>
    /// Reads to the end, but never more than <paramref name="most"/> bytes: 413 beyond, 408 for a sender slower than the server allows or
    /// slower than <see cref="Patience"/>, 429 for what <paramref name="held"/> has no room for, 400 for one that breaks off, which nobody is
    /// left to see.
    /// </summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, int most, HeldBodies held, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return Refuse(request, StatusCodes.Status413PayloadTooLarge);
        }

        var mine = held.Begin();
        var body = await ReadAsync(request, most, mine, time, cancellationToken);
        if (body.Refused)
        {
            mine.Dispose();
        }

        return body with { Held = mine };
    }

    public void Dispose() => Held?.Dispose();

    private static async Task<RequestBody> ReadAsync(HttpRequest request, int most, HeldBodies.Body held, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var body = await ReadAsync(request.BodyReader, most, held, stop.Token);
            return body.Refused ? Refuse(request, body.Refusal) : body;
        }
        catch (BadHttpRequestException error)
        {
            return Refuse(request, error.StatusCode);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return Refuse(request, StatusCodes.Status408RequestTimeout);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            return new(default, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What was not read would be taken for the next request, so there is none on this connection.</summary>
    private static RequestBody Refuse(HttpRequest request, int status)
    {
        request.HttpContext.Response.Headers.Connection = "close";
        return new(default, status);
    }

    private static async Task<RequestBody> ReadAsync(PipeReader reader, int most, HeldBodies.Body held, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                return new(default, StatusCodes.Status413PayloadTooLarge);
            }

            if (!held.TryGrow(read.Buffer.Length))
            {
                reader.AdvanceTo(read.Buffer.End);
                return new(default, StatusCodes.Status429TooManyRequests);
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return new(bytes, 0);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
