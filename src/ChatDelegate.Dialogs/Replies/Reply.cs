namespace ChatDelegate.Dialogs.Replies;

/// <summary>
/// One message to a person: a text or a card, never both, since Teams splits such a message in two and returns no id.
/// Texts are plain: what looks like markup in them is shown as written.
/// </summary>
public sealed record Reply
{
    public string? Text { get; init; }

    public Card? Card { get; init; }

    /// <summary>Short answers offered under the message; choosing one says it.</summary>
    public IReadOnlyList<string> QuickReplies { get; init; } = [];

    public static Reply Of(string text, params IReadOnlyList<string> quickReplies) => new() { Text = text, QuickReplies = quickReplies };

    public static Reply Of(Card card) => new() { Card = card };
}
