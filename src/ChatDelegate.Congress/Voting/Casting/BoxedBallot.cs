using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>
/// A sealed ballot in the box (票箱): nothing but its seal. Its key is its receipt until closing, then a new random number; SQLite keeps the
/// table in the order of that key, without numbers of its own (WITHOUT ROWID).
/// </summary>
public sealed class BoxedBallot
{
    public required Guid BallotId { get; init; }

    public required long Key { get; init; }

    public required byte[] Sealed { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BoxedBallot>
    {
        public void Configure(EntityTypeBuilder<BoxedBallot> builder)
        {
            builder.ToTable("BallotBox");
            builder.HasKey(ballot => new { ballot.BallotId, ballot.Key });
        }
    }
}
