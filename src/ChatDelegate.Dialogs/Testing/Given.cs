using System.Collections.Immutable;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>What a case takes for granted.</summary>
internal sealed record Given
{
    private static readonly DateTime Morning = new(2026, 11, 20, 10, 0, 0, DateTimeKind.Unspecified);

    public static Given Nothing { get; } = new();

    /// <summary>On the clock of <see cref="Zone"/>.</summary>
    public DateTime Clock { get; init; } = Morning;

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public ImmutableArray<string> Roles { get; init; } = ["delegate"];

    public string Locale { get; init; } = Locales.Chinese;

    /// <summary>The rendering that the conversation is held in; null for both.</summary>
    public Rendering? Channel { get; init; }

    public ImmutableDictionary<string, Value> Facts { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>The values that a button or a command started the dialog with; null when the person starts it in the first step.</summary>
    public ImmutableDictionary<string, Value>? Start { get; init; }

    public ImmutableDictionary<string, ImmutableArray<GivenOption>> Options { get; init; } = ImmutableDictionary<string, ImmutableArray<GivenOption>>.Empty;

    /// <summary>What commands answer, call by call, the last one from then on. A command that is not here answers that it is done.</summary>
    public ImmutableDictionary<string, ImmutableArray<CommandAnswer>> Commands { get; init; } = ImmutableDictionary<string, ImmutableArray<CommandAnswer>>.Empty;
}

/// <summary>An option of a named source.</summary>
internal sealed record GivenOption(string Id, Localized Label, string? Description)
{
    public Option For(string locale) => new(Id, Label.For(locale), Description);
}
