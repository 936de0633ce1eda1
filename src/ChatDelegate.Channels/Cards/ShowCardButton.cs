namespace ChatDelegate.Channels.Cards;

/// <summary>Opens a card within the card, such as the reason to give with a "return". Not for touching a container.</summary>
public sealed record ShowCardButton(string Title, AdaptiveCard Card) : CardButton(Title)
{
    private protected override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", "Action.ShowCard");
        writer.Json.WritePropertyName("card");
        writer.Json.WriteStartObject();
        Card.WriteContent(writer);
        writer.Json.WriteEndObject();
    }
}
