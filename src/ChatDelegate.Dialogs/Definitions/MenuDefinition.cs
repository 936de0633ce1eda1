using System.Collections.Immutable;
using ChatDelegate.Dialogs.Conditions;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Definitions;

/// <summary>A menu: dialogs to choose from. It is shown and over at once; nothing waits for the choice.</summary>
internal sealed record MenuDefinition : DialogDefinition
{
    public Localized? Text { get; init; }

    public required ImmutableArray<MenuChoice> Choices { get; init; }
}

/// <param name="Label">Null for the dialog's own title.</param>
/// <param name="When">Over facts and roles; what the person may not start is left out in any case.</param>
internal sealed record MenuChoice(string Dialog, Localized? Label, Localized? Description, Condition? When, int Line);

/// <summary>A notice: something to tell, with buttons that start what there is to do. It never interrupts a dialog.</summary>
internal sealed record NoticeDefinition : DialogDefinition
{
    public required Localized Text { get; init; }

    public ImmutableArray<NoticeButton> Buttons { get; init; } = [];
}

/// <param name="Give">Start values of the dialog, from the notice's own.</param>
internal sealed record NoticeButton(Localized Label, string Dialog, ImmutableDictionary<string, string> Give, int Line);
