using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Gathers what a command call takes.</summary>
internal static class Inputs
{
    /// <returns>The inputs, or the name of a required one for which there is no value.</returns>
    public static (Dictionary<string, Value> Values, string? Missing) Gather(
        CommandUse use,
        Func<string, Value?> named,
        IReadOnlyDictionary<string, Value> kept,
        IReadOnlyDictionary<string, Value> facts,
        Message message)
    {
        var values = new Dictionary<string, Value>();
        foreach (var input in use.Inputs)
        {
            var value = input.Origin switch
            {
                InputOrigin.Named => named(input.Source),
                InputOrigin.Kept => kept.GetValueOrDefault(input.Source),
                InputOrigin.Fact => facts.GetValueOrDefault(input.Source),
                InputOrigin.Message => message.Text.Length == 0 ? null : (Value)message.Text,
                InputOrigin.Files => message.Attachments.Count == 0 ? null : new Value.AttachmentsValue([.. message.Attachments]),
                InputOrigin.Literal => input.Source,
                _ => throw new InvalidOperationException($"No value from {input.Origin}."),
            };
            if (value?.Type == input.Type)
            {
                values[input.Name] = value;
            }
            else if (input.Required)
            {
                return (values, input.Name);
            }
        }

        return (values, null);
    }
}

/// <summary>What a message brought.</summary>
internal sealed record Message(string Text, IReadOnlyList<Attachment> Attachments)
{
    public static Message None { get; } = new("", []);
}
