using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatDelegate.Drafting.Models;

/// <summary>
/// A model at one server of OpenAI's protocol: Azure, OpenAI or a compatible one. One call is one question, sent again only when the
/// server refuses the way it was asked and there is another. Every failure is a <see cref="ModelFailedException"/>.
/// </summary>
/// <remarks>
/// The package brings the pipeline (transport, keys, tokens), but body and response are our own: it neither bounds a response nor
/// writes what older servers understand.
/// </remarks>
internal sealed class OpenAiChatClient(ModelTarget target, ChatClient chat, AnswerFormat format, int maxAnswerBytes, TimeProvider time) : IChatClient
{
    private const int Ok = 200;
    private const int PieceBytes = 16_384;

    private readonly ChatClientMetadata _metadata = new(target.Provider, target.Endpoint, target.Model);
    private Dialect _dialect = Dialect.First(format, target.IsMakersOwn);

    /// <summary>How answers are asked for by now.</summary>
    public AnswerFormat Format => Volatile.Read(ref _dialect).Format;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        while (true)
        {
            var dialect = Volatile.Read(ref _dialect);
            var reply = await PostAsync(RequestBody.Write(target.Model, all, options, dialect), cancellationToken);
            if (reply.Status == Ok)
            {
                return ResponseBody.Read(reply.Body);
            }

            var (refusal, code) = ResponseBody.ReadError(reply.Body);
            var other = reply.Status is 400 or 422 && HttpFailure.OfContent(refusal) is null ? dialect.Without(refusal) : null;
            Volatile.Write(ref _dialect, other ?? throw HttpFailure.OfContent(refusal) ?? HttpFailure.Of(target, reply.Status, code, reply.RetryAfter));
        }
    }

    /// <summary>In one piece: an answer is checked whole before anybody sees a word of it.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    private async Task<Reply> PostAsync(BinaryData body, CancellationToken cancellationToken)
    {
        try
        {
            var options = new RequestOptions { BufferResponse = false, ErrorOptions = ClientErrorBehaviors.NoThrow, CancellationToken = cancellationToken };
            using var content = BinaryContent.Create(body);
            var result = await chat.CompleteChatAsync(content, options);
            using var response = result.GetRawResponse();
            return new Reply(response.Status, await ReadAsync(response, cancellationToken), Pause(response));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (AuthenticationFailedException failure)
        {
            throw new ModelFailedException(ModelFailure.Rejected, $"{target.Section}:ApiKey is empty, and Entra ID gives no token for Drafting:Scope. Give this server a managed identity (Drafting:ManagedIdentity for a user-assigned one), or set the key.", failure);
        }
        catch (Exception failure) when (failure is ClientResultException or HttpRequestException or IOException or OperationCanceledException)
        {
            throw HttpFailure.Of(target, failure);
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(PipelineResponse response, CancellationToken cancellationToken)
    {
        if (response.ContentStream is not { } stream)
        {
            return default;
        }

        var bytes = new MemoryStream();
        var piece = new byte[PieceBytes];
        for (var read = 0; (read = await stream.ReadAsync(piece, cancellationToken)) > 0;)
        {
            bytes.Write(piece, 0, read);
            if (bytes.Length > maxAnswerBytes)
            {
                throw new ModelFailedException(ModelFailure.BadAnswer, $"The response is larger than Drafting:MaxAnswerBytes ({maxAnswerBytes}).");
            }
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private TimeSpan? Pause(PipelineResponse response) =>
        RetryAfter.Read(Header(response, "retry-after-ms"), Header(response, "Retry-After"), time.GetUtcNow());

    private static string? Header(PipelineResponse response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;

    private sealed record Reply(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter);
}
