using System.Text.Json;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Tests.Drafting.Assist;

/// <summary>Stands in for a model: answers each prompt with what it was told to, asked through the real prompt files.</summary>
internal sealed class CannedModel : IChatClient
{
    private static readonly Lazy<IPromptLibrary> Prompts = new(() => PromptFolder.Open(Path.Combine(Repository.Root, "prompts")));

    private readonly Dictionary<string, Func<string, object>> _answers = new(StringComparer.Ordinal);

    public List<(string Prompt, string Text, string? Person)> Asked { get; } = [];

    public ModelFailure? Failure { get; set; }

    public Func<Task>? Meanwhile { get; set; }

    public PromptRunner Runner => new(this, Prompts.Value);

    public CannedModel Answers(string prompt, object answer) => Answers(prompt, _ => answer);

    public CannedModel Answers(string prompt, Func<string, object> answer)
    {
        _answers[prompt] = answer;
        return this;
    }

    /// <summary>A paragraph of spoken words and the points that it takes up.</summary>
    public static object Paragraph(string text, params string[] points) => new { points, text };

    public static object Sorted(string category, params string[] units) => new { category, units };

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var tags = options.ShouldNotBeNull().AdditionalProperties.ShouldNotBeNull();
        var (prompt, text) = ((string)tags[CallTags.Prompt]!, string.Join('\n', messages.Select(message => message.Text)));
        Asked.Add((prompt, text, (string?)tags[CallTags.Person]));
        if (Meanwhile is { } meanwhile)
        {
            await meanwhile();
        }

        return Failure is { } failure
            ? throw new ModelFailedException(failure, "told to fail")
            : new ChatResponse(new ChatMessage(ChatRole.Assistant, JsonSerializer.Serialize(_answers[prompt](text)))) { ModelId = "canned-1", FinishReason = ChatFinishReason.Stop };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
