using ChatDelegate.Drafting.Prompts;
using Microsoft.Extensions.AI;

namespace ChatDelegate.ServerTests.ModelUse;

/// <summary>A model that answers as told, and counts how often it was asked: what an installation would pay for.</summary>
internal sealed class FakeModel : IChatClient
{
    public List<string> Asked { get; } = [];

    public Func<string, CancellationToken, Task<ChatResponse>> Answer { get; set; } = (asked, _) => Task.FromResult(AnswerOf($"答：{asked}"));

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.Last().Text;
        lock (Asked)
        {
            Asked.Add(asked);
        }

        return await Answer(asked, cancellationToken);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("fake", null, "model-x") : null;

    public void Dispose()
    {
    }

    public static ChatResponse AnswerOf(string text, int? tokensIn = 100, int? tokensOut = 50) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        ModelId = "model-x-2026",
        FinishReason = ChatFinishReason.Stop,
        Usage = tokensIn is null ? null : new UsageDetails { InputTokenCount = tokensIn, OutputTokenCount = tokensOut },
    };

    public static ChatOptions Call(string? person = "p1", string? job = null, string prompt = "draft") => new()
    {
        AdditionalProperties = new AdditionalPropertiesDictionary
        {
            [CallTags.Prompt] = prompt,
            [CallTags.PromptVersion] = "1",
            [CallTags.Person] = person,
            [CallTags.Job] = job,
        },
    };
}
