namespace ChatDelegate.Channels.Cards;

/// <summary>
/// A line that names somebody: in Teams a mention, elsewhere their name. Teams finds mentions in a TextBlock only,
/// so the rest of the line has its signs replaced.
/// </summary>
public sealed record MentionLine(string Before, CardMention Person, string After) : CardElement
{
    private protected override void WriteMembers(CardWriter writer)
    {
        var name = PlainText.WithoutSigns(Person.Name);
        if (writer.Target == CardTarget.Teams)
        {
            writer.Mention(Person with { Name = name });
            name = Tag(name);
        }

        writer.Json.WriteString("type", "TextBlock");
        writer.Json.WriteString("text", PlainText.WithoutSigns(Before) + name + PlainText.WithoutSigns(After));
        writer.Json.WriteBoolean("wrap", true);
    }

    /// <summary>The same in the text and in the entity, or Teams shows it as it stands.</summary>
    internal static string Tag(string name) => $"<at>{name}</at>";
}
