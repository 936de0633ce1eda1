namespace ChatDelegate.Server.Script;

/// <summary>What the page shows now, in the reader's language.</summary>
/// <param name="Leads">Whether there are buttons.</param>
/// <param name="Facts">Arrived, voted, and what else counts.</param>
/// <param name="Line">Null while nothing is read.</param>
/// <param name="Move">The run's move, which every step names; null before it has begun.</param>
/// <param name="Known">What the record knows to be missing; for supervisors.</param>
internal sealed record DeskView(
    Guid Meeting, string Group, string Title, string When, bool Leads, IReadOnlyList<DeskFact> Facts, DeskLine? Line, int? Move, IReadOnlyList<DeskStep> Steps, IReadOnlyList<DeskButton> Buttons, IReadOnlyList<string> Known, DeskWords Words);

internal sealed record DeskFact(string Label, string Value);

/// <param name="Place">Among all lines; what looking back counts by.</param>
internal sealed record DeskLine(string Step, string Text, string Where, int Place, bool Looking);

/// <param name="Mark">✓, ▶, ⊘ or ○.</param>
/// <param name="Reached">It can be repeated.</param>
internal sealed record DeskStep(int Number, string Title, string Mark, string Note, bool Reached);

/// <param name="Do">As in <see cref="DeskRequest"/>.</param>
/// <param name="Confirm">What is asked before; null when nothing is.</param>
/// <param name="Reason">Whether it needs one.</param>
internal sealed record DeskButton(string Do, string Label, bool Primary, string? Confirm, bool Reason);

/// <summary>Words of the page itself.</summary>
internal sealed record DeskWords(string Steps, string Known, string LookBack, string Now, string Reason, string Cancel, string Go, string Repeat, string Status);
