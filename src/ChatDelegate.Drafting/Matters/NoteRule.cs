namespace ChatDelegate.Drafting.Matters;

/// <summary>Why no suggestion can be made of a note.</summary>
/// <param name="Code">Stable; see <see cref="UnusedNote.Rule"/>.</param>
internal sealed record NoteRule(UnusedReason Reason, string Code);
