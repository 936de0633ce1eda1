using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ChatDelegate.Channels.Http;

/// <summary>The bytes of a request, or the status with which to refuse it.</summary>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Bytes, int Refusal)
{
    public bool Refused => Refusal != 0;

    /// <summary>Reads to the end, but never more than <paramref name="most"/> bytes: 413 beyond, 408 for a sender slower than the server allows.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return new(default, StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            return await ReadAsync(request.BodyReader, most, cancellationToken);
        }
        catch (BadHttpRequestException error)
        {
            return new(default, error.StatusCode);
        }
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
