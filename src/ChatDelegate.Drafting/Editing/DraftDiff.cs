namespace ChatDelegate.Drafting.Editing;

/// <summary>What changed from one draft to another, sentence by sentence and, within a changed one, character by character.</summary>
public sealed record DraftDiff(IReadOnlyList<TextPiece> Title, IReadOnlyList<SentenceChange> Sentences)
{
    /// <summary>Likeness from which a sentence counts as changed rather than as removed and another added.</summary>
    private const double Alike = 0.4;

    public bool IsEmpty => Title.All(piece => piece.Kind == ChangeKind.Same) && Sentences.All(change => change.Kind == ChangeKind.Same);

    public static DraftDiff Between(Draft before, Draft after) =>
        new(TextDiff.Between(before.Title, after.Title), Align(before.Sentences, after.Sentences));

    private static List<SentenceChange> Align(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> after)
    {
        var changes = new List<SentenceChange>();
        var removed = new List<int>();
        var added = new List<int>();
        foreach (var (left, right) in Sequence.Align(before, after, (a, b) => a.Section == b.Section && a.Text == b.Text).Append((null, null)))
        {
            if (left is null != right is null)
            {
                removed.AddRange(left is { } i ? [i] : []);
                added.AddRange(right is { } j ? [j] : []);
                continue;
            }

            changes.AddRange(Gap(before, after, removed, added));
            removed.Clear();
            added.Clear();
            if (left is { } same && right is { } now)
            {
                changes.Add(new SentenceChange(ChangeKind.Same, before[same], after[now], [new TextPiece(ChangeKind.Same, after[now].Text)]));
            }
        }

        return changes;
    }

    private static IEnumerable<SentenceChange> Gap(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> after, List<int> removed, List<int> added)
    {
        var left = new List<int>(removed);
        foreach (var now in added)
        {
            var pieces = left.Select(old => (Old: old, Pieces: TextDiff.Between(before[old].Text, after[now].Text)))
                .Where(pair => TextDiff.Likeness(pair.Pieces) >= Alike || after[now].Kind == SentenceKind.Own && removed.Count == 1 && added.Count == 1)
                .OrderByDescending(pair => TextDiff.Likeness(pair.Pieces))
                .ToList();
            if (pieces.Count == 0)
            {
                yield return new SentenceChange(ChangeKind.Added, null, after[now], [new TextPiece(ChangeKind.Added, after[now].Text)]);
                continue;
            }

            left.Remove(pieces[0].Old);
            yield return new SentenceChange(ChangeKind.Changed, before[pieces[0].Old], after[now], pieces[0].Pieces);
        }

        foreach (var old in left)
        {
            yield return new SentenceChange(ChangeKind.Removed, before[old], null, [new TextPiece(ChangeKind.Removed, before[old].Text)]);
        }
    }
}

/// <param name="Pieces">The sentence in pieces; joined without the removed ones they are the new text.</param>
public sealed record SentenceChange(ChangeKind Kind, Sentence? Before, Sentence? After, IReadOnlyList<TextPiece> Pieces);

/// <param name="Kind">Same, Added or Removed.</param>
public sealed record TextPiece(ChangeKind Kind, string Text);

public enum ChangeKind
{
    Same,
    Changed,
    Added,
    Removed,
}
