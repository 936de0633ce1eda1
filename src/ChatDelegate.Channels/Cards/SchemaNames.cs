namespace ChatDelegate.Channels.Cards;

/// <summary>The schema's words for our values, as constants: a card names dozens.</summary>
internal static class SchemaNames
{
    public static string Name(this CardSpacing spacing) => spacing switch
    {
        CardSpacing.None => "none",
        CardSpacing.Small => "small",
        CardSpacing.Medium => "medium",
        CardSpacing.Large => "large",
        CardSpacing.ExtraLarge => "extraLarge",
    };

    public static string Name(this TextSize size) => size switch
    {
        TextSize.Small => "small",
        TextSize.Medium => "medium",
        TextSize.Large => "large",
        TextSize.ExtraLarge => "extraLarge",
    };

    public static string Name(this TextColor color) => color switch
    {
        TextColor.Accent => "accent",
        TextColor.Good => "good",
        TextColor.Warning => "warning",
        TextColor.Attention => "attention",
    };

    public static string Name(this ContainerStyle style) => style switch
    {
        ContainerStyle.Emphasis => "emphasis",
        ContainerStyle.Good => "good",
        ContainerStyle.Warning => "warning",
        ContainerStyle.Attention => "attention",
        ContainerStyle.Accent => "accent",
    };

    public static string Name(this ImageSize size) => size switch
    {
        ImageSize.Small => "small",
        ImageSize.Medium => "medium",
        ImageSize.Large => "large",
        ImageSize.Stretch => "stretch",
    };

    public static string Name(this TextInputKind kind) => kind switch
    {
        TextInputKind.Phone => "tel",
        TextInputKind.Email => "email",
        TextInputKind.Address => "url",
    };
}
