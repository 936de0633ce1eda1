using ChatDelegate.Drafting.Prompts;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Tests.Drafting.Pipeline;

/// <summary>Stands in for a model: answers by the name of the prompt and what it is shown, and remembers it.</summary>
internal sealed class FakeModel(Func<ShownPrompt, string> answer) : IChatClient
{
    private readonly List<ShownPrompt> _asked = [];

    /// <summary>Waits before each answer, for tests of cancellation and order.</summary>
    public Func<ShownPrompt, CancellationToken, Task>? Before { get; init; }

    public IReadOnlyList<ShownPrompt> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public PromptRunner Runner => new(this, Models.ModelWorld.Prompts);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var tags = options!.AdditionalProperties!;
        var shown = new ShownPrompt((string)tags[CallTags.Prompt]!, messages.Last(message => message.Role == ChatRole.User).Text, tags.GetValueOrDefault(CallTags.Person) as string);
        lock (_asked)
        {
            _asked.Add(shown);
        }

        if (Before is not null)
        {
            await Before(shown, cancellationToken);
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(shown))) { ModelId = "fake-1", FinishReason = ChatFinishReason.Stop };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
