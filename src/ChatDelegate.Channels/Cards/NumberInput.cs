using System.Globalization;

namespace ChatDelegate.Channels.Cards;

public sealed record NumberInput(string Field, string Label) : CardInput(Field, Label)
{
    public decimal? Least { get; init; }

    public decimal? Most { get; init; }

    private protected override string InputType => "Input.Number";

    private protected override bool HasRules => Least is not null || Most is not null;

    private protected override void WriteInput(CardWriter writer)
    {
        if (decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            writer.Json.WriteNumber("value", number);
        }

        if (Least is { } least)
        {
            writer.Json.WriteNumber("min", least);
        }

        if (Most is { } most)
        {
            writer.Json.WriteNumber("max", most);
        }
    }
}
