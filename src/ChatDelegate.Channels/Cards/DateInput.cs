using System.Globalization;

namespace ChatDelegate.Channels.Cards;

/// <summary>Its value is <c>yyyy-MM-dd</c>.</summary>
public sealed record DateInput(string Field, string Label) : CardInput(Field, Label)
{
    public DateOnly? Least { get; init; }

    public DateOnly? Most { get; init; }

    private protected override string InputType => "Input.Date";

    private protected override bool HasRules => Least is not null || Most is not null;

    private protected override void WriteInput(CardWriter writer)
    {
        base.WriteInput(writer);
        writer.Optional("min", Least?.ToString("o", CultureInfo.InvariantCulture));
        writer.Optional("max", Most?.ToString("o", CultureInfo.InvariantCulture));
    }
}
