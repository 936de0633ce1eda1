using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>A part of a card's body.</summary>
public abstract record CardElement
{
    /// <summary>A line above.</summary>
    public bool Separator { get; init; }

    /// <summary>Distance to what is above; null for the default.</summary>
    public CardSpacing? Spacing { get; init; }

    internal void Write(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteStartObject();
        WriteMembers(json, target);
        if (Separator)
        {
            json.WriteBoolean("separator", true);
        }

        json.WriteOptional("spacing", Spacing);
        json.WriteEndObject();
    }

    private protected abstract void WriteMembers(Utf8JsonWriter json, CardTarget target);
}

public enum CardSpacing
{
    None,
    Small,
    Medium,
    Large,
    ExtraLarge,
}

public enum TextSize
{
    Small,
    Medium,
    Large,
    ExtraLarge,
}

public enum TextColor
{
    Accent,
    Good,
    Warning,
    Attention,
}

public enum ContainerStyle
{
    Emphasis,
    Good,
    Warning,
    Attention,
    Accent,
}
