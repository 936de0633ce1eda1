using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting.Roll;

/// <summary>
/// A delegate on the roll (投票名册) of a ballot: whether they are admitted and whether they have voted, without when or after whom.
/// Not in the audit chain, whose entries have a time and an order; the roll is frozen by its hash at closing.
/// </summary>
public sealed class RollEntry
{
    public required Guid BallotId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The group in which they vote; null for a delegate without one, who votes when all groups may.</summary>
    public Guid? GroupId { get; init; }

    public bool Admitted { get; init; }

    public bool Voted { get; init; }

    public bool Paper { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RollEntry>
    {
        public void Configure(EntityTypeBuilder<RollEntry> builder)
        {
            builder.ToTable("BallotRoll");
            builder.HasKey(entry => new { entry.BallotId, entry.PersonId });
        }
    }
}
