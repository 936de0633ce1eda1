using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>A card on its way into JSON: the target is known to every part, and what the card's end must name is gathered.</summary>
internal sealed class CardWriter(Utf8JsonWriter json, CardTarget target)
{
    private List<CardMention>? _mentions;

    public Utf8JsonWriter Json => json;

    public CardTarget Target => target;

    public IReadOnlyList<CardMention> Mentions => _mentions ?? [];

    public void Mention(CardMention person) => (_mentions ??= []).Add(person);

    public void Optional(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public void Flag(string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, true);
        }
    }

    public void Elements(string name, IReadOnlyList<CardElement> elements)
    {
        json.WriteStartArray(name);
        WriteAll(elements);
        json.WriteEndArray();
    }

    public void WriteAll(IReadOnlyList<CardElement> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            elements[i].Write(this);
        }
    }

    public void Actions(IReadOnlyList<CardButton> actions)
    {
        json.WriteStartArray("actions");
        for (var i = 0; i < actions.Count; i++)
        {
            actions[i].Write(this);
        }

        json.WriteEndArray();
    }

    public void SelectAction(CardButton? action)
    {
        if (action is not null)
        {
            json.WritePropertyName("selectAction");
            action.Write(this);
        }
    }

    /// <summary>Plain runs of a RichTextBlock.</summary>
    public void Runs(TextRun run)
    {
        foreach (var piece in PlainText.Runs(run.Text))
        {
            json.WriteStartObject();
            json.WriteString("type", "TextRun");
            json.WriteString("text", piece);
            run.WriteLook(this);
            json.WriteEndObject();
        }
    }
}
