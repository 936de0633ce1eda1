using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ChatDelegate.Channels.Http;

/// <summary>The bytes of a request, or the status with which to refuse it.</summary>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Bytes, int Refusal)
{
    /// <summary>Ten megabytes in this time is a slow line; who sends a byte now and then, just within the server's rate, has no other end.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public bool Refused => Refusal != 0;

    /// <inheritdoc cref="ReadAsync(HttpRequest, int, TimeProvider, CancellationToken)"/>
    public static Task<RequestBody> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken) =>
        ReadAsync(request, most, TimeProvider.System, cancellationToken);

    /// <summary>
    /// Reads to the end, but never more than <paramref name="most"/> bytes: 413 beyond, 408 for a sender slower than the server allows or
    /// slower than <see cref="Patience"/>, 400 for one that breaks off, which nobody is left to see.
    /// </summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, int most, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return Refuse(request, StatusCodes.Status413PayloadTooLarge);
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var body = await ReadAsync(request.BodyReader, most, stop.Token);
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

    private static async Task<RequestBody> ReadAsync(PipeReader reader, int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                return new(default, StatusCodes.Status413PayloadTooLarge);
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
