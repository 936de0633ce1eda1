namespace ChatDelegate.Server.Archive;

/// <summary>Which entries of a conversation are old enough to leave, and needed by nothing.</summary>
/// <param name="Before">What was said from here on stays.</param>
/// <param name="Upto">The highest number that may leave: the end of a conversation stays, however old.</param>
/// <param name="Needed">Entries that something still points to.</param>
internal sealed record Retention(DateTimeOffset Before, long Upto, IReadOnlySet<long> Needed)
{
    /// <param name="entries">A stretch of the conversation, oldest first. An entry that is too young ends it: what follows was said later.</param>
    public IEnumerable<long> Leaving(IEnumerable<EntryAge> entries) =>
        entries.TakeWhile(entry => entry.Seq <= Upto && entry.At < Before).Select(entry => entry.Seq).Where(seq => !Needed.Contains(seq));
}

/// <summary>An entry, and when it was said.</summary>
internal sealed record EntryAge(long Seq, DateTimeOffset At);
