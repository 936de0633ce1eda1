using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Drafting.Prompts;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>What the ledger sees of a call before it is made.</summary>
/// <param name="Hash">SHA-256 of the model, the messages and the form of the answer: equal for equal requests, and says nothing of them.</param>
/// <param name="Tokens">Of the messages, by their length.</param>
internal sealed record ModelRequest(string Model, string Hash, int Tokens)
{
    public string Prompt { get; private init; } = string.Empty;

    public string? PromptVersion { get; private init; }

    public string? Person { get; private init; }

    public string? Job { get; private init; }

    public static ModelRequest Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options, string model) =>
        new(model, HashOf(messages, options, model), messages.Sum(message => TokenCount.Of(message.Text)))
        {
            Prompt = Tag(options, CallTags.Prompt) ?? string.Empty,
            PromptVersion = Tag(options, CallTags.PromptVersion),
            Person = Tag(options, CallTags.Person),
            Job = Tag(options, CallTags.Job),
        };

    /// <summary>Lengths go in with the texts, so that no two different requests read the same.</summary>
    private static string HashOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options, string model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, model);
        foreach (var message in messages)
        {
            Add(hash, message.Role.Value);
            Add(hash, message.Text);
        }

        Add(hash, options?.ResponseFormat switch
        {
            ChatResponseFormatJson { Schema: { } schema } => schema.GetRawText(),
            ChatResponseFormatJson => "json",
            _ => "text",
        });
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private static string? Tag(ChatOptions? options, string name) => options?.AdditionalProperties?.GetValueOrDefault(name) as string;
}
