using HandlebarsDotNet;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// A template cut into its messages before anything is put in: what an input says can therefore never become a message, or change
/// whose message it is. Compiled when first used.
/// </summary>
internal sealed class PromptTemplate(IReadOnlyList<TemplateMessage> messages)
{
    /// <summary>The line around the data; made by <see cref="Fence"/>.</summary>
    public const string FenceName = "fence";

    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });

    private readonly Lazy<IReadOnlyList<(ChatRole Role, HandlebarsTemplate<object, object> Write)>> _compiled =
        new(() => [.. messages.Select(message => (message.Role, Engine.Compile(message.Text)))]);

    public IReadOnlyList<TemplateMessage> Messages { get; } = messages;

    /// <param name="inputs">As JSON; one that is not there says no to <c>{{#if}}</c>.</param>
    public IReadOnlyList<ChatMessage> Render(IReadOnlyDictionary<string, string> inputs)
    {
        var values = inputs.ToDictionary(input => input.Key, object (input) => input.Value, StringComparer.Ordinal);
        values[FenceName] = Fence.Of(inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => input.Value));
        return [.. _compiled.Value.Select(message => new ChatMessage(message.Role, message.Write(values).Trim()))];
    }
}

/// <param name="Line">Of the file, where the message's text begins.</param>
internal sealed record TemplateMessage(ChatRole Role, string Text, int Line);
