using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting.Scrutiny;

/// <summary>Which two of the three scrutineers released the count key (启封), for the record; their codes are nowhere.</summary>
public sealed class KeyRelease : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    /// <summary>The lower of the two places among the scrutineers.</summary>
    public required int First { get; init; }

    public required int Second { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeyRelease>
    {
        public void Configure(EntityTypeBuilder<KeyRelease> builder)
        {
            builder.ToTable("BallotKeyReleases");
            builder.Property(release => release.Id).ValueGeneratedNever();
            builder.HasIndex(release => release.BallotId).IsUnique();
            builder.HasOne<Ballot>().WithMany().HasForeignKey(release => release.BallotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
