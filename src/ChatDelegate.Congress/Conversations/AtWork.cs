namespace ChatDelegate.Congress.Conversations;

/// <summary>Shows somebody, where they were last heard from, that the program is at work for them. For a few seconds; nothing of it is kept, and nothing is said when it does not arrive.</summary>
public delegate Task AtWork(Guid personId, CancellationToken cancellationToken);
