namespace ChatDelegate.Channels.Cards;

/// <summary>A part of a card's body.</summary>
public abstract record CardElement
{
    /// <summary>What a <see cref="ToggleButton"/> calls it by; an input has its own.</summary>
    public string? Id { get; init; }

    /// <summary>Not there until a <see cref="ToggleButton"/> shows it.</summary>
    public bool Hidden { get; init; }

    /// <summary>A line above.</summary>
    public bool Separator { get; init; }

    /// <summary>Distance to what is above; null for the default.</summary>
    public CardSpacing? Spacing { get; init; }

    internal void Write(CardWriter writer)
    {
        var json = writer.Json;
        json.WriteStartObject();
        WriteMembers(writer);
        writer.Optional("id", Id);
        if (Hidden)
        {
            json.WriteBoolean("isVisible", false);
        }

        writer.Flag("separator", Separator);
        writer.Optional("spacing", Spacing?.Name());
        json.WriteEndObject();
    }

    private protected abstract void WriteMembers(CardWriter writer);
}
