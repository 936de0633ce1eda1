namespace ChatDelegate.Channels.Cards;

/// <summary>Shows elements that are hidden and hides those that are not, without asking the bot.</summary>
/// <param name="Ids">Of the elements, their <see cref="CardElement.Id"/>.</param>
public sealed record ToggleButton(string Title, params IReadOnlyList<string> Ids) : CardButton(Title)
{
    private protected override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", "Action.ToggleVisibility");
        writer.Json.WriteStartArray("targetElements");
        foreach (var id in Ids)
        {
            writer.Json.WriteStringValue(id);
        }

        writer.Json.WriteEndArray();
    }
}
