namespace ChatDelegate.Dialogs.Definitions;

/// <summary>How patient a dialog is.</summary>
/// <param name="Idle">Untouched for longer, a form is not taken up again without asking; null where it may wait for ever.</param>
/// <param name="RetainDraft">How long what was filled in is kept after the form was cancelled or put aside; zero keeps nothing of a cancelled one.</param>
/// <param name="MaxRetries">Failed tries at one field before <paramref name="OnMax"/>.</param>
internal sealed record PolicyDefinition(TimeSpan? Idle, TimeSpan RetainDraft, int MaxRetries, StuckAction OnMax)
{
    public static PolicyDefinition Default { get; } = new(TimeSpan.FromHours(24), TimeSpan.FromDays(14), 3, StuckAction.Offer);
}

/// <summary>What to do for a person who does not get past a field.</summary>
internal enum StuckAction
{
    /// <summary>Say what there is: skip, the card, later, a person.</summary>
    Offer,

    /// <summary>Call for staff; the form stays where it is.</summary>
    HandOff,

    /// <summary>Put the form aside, with what is filled in.</summary>
    Later,

    /// <summary>Leave the field out where that is allowed.</summary>
    Skip,
}
