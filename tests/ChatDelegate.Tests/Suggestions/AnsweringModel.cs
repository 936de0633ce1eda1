using Microsoft.Extensions.AI;

namespace ChatDelegate.Tests.Suggestions;

/// <summary>A model that answers as told.</summary>
internal sealed class AnsweringModel : IChatClient
{
    public int Calls { get; private set; }

    /// <summary>From what it was asked, all messages together, to what it answers.</summary>
    public Func<string, Task<string>> Answer { get; set; } = _ => Task.FromResult("{}");

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        var answer = await Answer(string.Join('\n', messages.Select(message => message.Text))).WaitAsync(cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)) { ModelId = "model-x", FinishReason = ChatFinishReason.Stop };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
