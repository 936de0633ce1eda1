namespace ChatDelegate.Congress.Similar;

/// <summary>Who asks for similar cases: staff of a congress, or a delegate, who sees of others only what stands before the congress.</summary>
/// <param name="AuthorId">The delegate, whose own cases they see whatever their state; nobody for staff, to whom drafts are not shown.</param>
public sealed record SimilarReader(Guid AuthorId, bool IsStaff)
{
    public static SimilarReader Staff { get; } = new(Guid.Empty, true);

    public static SimilarReader Delegate(Guid personId) => new(personId, false);
}
