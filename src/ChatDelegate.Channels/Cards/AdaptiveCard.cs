using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Cards;

/// <summary>
/// An Adaptive Card, schema 1.5. All texts are plain: what looks like markdown in them is shown as written,
/// see <see cref="PlainText"/>.
/// </summary>
/// <param name="Body">From top to bottom.</param>
/// <param name="Actions">Under the body.</param>
public sealed record AdaptiveCard(IReadOnlyList<CardElement> Body, params IReadOnlyList<CardButton> Actions)
{
    private const string Version = "1.5";

    /// <summary>For clients that cannot draw cards, notifications and screen readers' summaries.</summary>
    public string? FallbackText { get; init; }

    /// <summary>What is read aloud by a client that speaks.</summary>
    public string? Speak { get; init; }

    /// <summary>
    /// BCP 47, of which the schema takes the language alone; decides how dates and inputs look. Not for Web Chat, which has the page's:
    /// its renderer's check of this member remembers the last card, refuses every second, and the chat then draws none.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>Uses the width of a Teams window.</summary>
    public bool FullWidth { get; init; }

    /// <summary>A view of their own for some of those who see the card; elsewhere than in Teams it is left out.</summary>
    public CardRefresh? Refresh { get; init; }

    public JsonElement ToJson(CardTarget target) => Content(target).Json;

    /// <summary>Send it in an activity without text: Teams splits text and card in two and tells no id for either.</summary>
    public Attachment ToAttachment(CardTarget target) => new() { ContentType = ContentTypes.AdaptiveCard, Content = Content(target) };

    private AttachmentContent Content(CardTarget target) =>
        AttachmentContent.Of((Card: this, Target: target), static (json, of) => of.Card.Write(json, of.Target));

    private void Write(Utf8JsonWriter json, CardTarget target)
    {
        var writer = new CardWriter(json, target);
        json.WriteStartObject();
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        WriteContent(writer);
        json.WriteString("version", Version);
        writer.Optional("fallbackText", FallbackText);
        writer.Optional("speak", Speak);
        if (target == CardTarget.Teams)
        {
            Refresh?.Write(writer);
            WriteTeams(writer);
        }

        json.WriteEndObject();
    }

    /// <summary>What a card within a card has as well.</summary>
    internal void WriteContent(CardWriter writer)
    {
        var json = writer.Json;
        json.WriteString("type", "AdaptiveCard");
        writer.Optional("lang", writer.Target == CardTarget.Teams ? Language?.Split('-')[0] : null);
        json.WriteStartArray("body");
        writer.WriteAll(Body);
        // Older Teams clients look for fallbacks in the body only; drawn, the two places are the same.
        var isInBody = writer.Target == CardTarget.Teams && Actions.Any(action => action is SubmitButton);
        if (isInBody)
        {
            foreach (var row in ButtonRows.Of(Actions))
            {
                new ActionSet(row).Write(writer);
            }
        }

        json.WriteEndArray();
        if (!isInBody && Actions.Count > 0)
        {
            writer.Actions(Actions);
        }
    }

    private void WriteTeams(CardWriter writer)
    {
        if (!FullWidth && writer.Mentions.Count == 0)
        {
            return;
        }

        var json = writer.Json;
        json.WriteStartObject("msteams");
        writer.Optional("width", FullWidth ? "Full" : null);
        if (writer.Mentions.Count > 0)
        {
            json.WriteStartArray("entities");
            foreach (var person in writer.Mentions)
            {
                WriteEntity(json, person);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteEntity(Utf8JsonWriter json, CardMention person)
    {
        json.WriteStartObject();
        json.WriteString("type", "mention");
        json.WriteString("text", MentionLine.Tag(person.Name));
        json.WriteStartObject("mentioned");
        json.WriteString("id", person.Id);
        json.WriteString("name", person.Name);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
