using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting.Roll;

/// <summary>A delegate was admitted to a ballot (领票): how, when and why.</summary>
public sealed class Admission : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    public required Guid PersonId { get; init; }

    public required AdmittedHow How { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who admitted them.</summary>
    public required Guid? By { get; init; }

    /// <summary>Why, where staff did it without a check-in.</summary>
    public required string? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Admission>
    {
        public void Configure(EntityTypeBuilder<Admission> builder)
        {
            builder.ToTable("BallotAdmissions");
            builder.Property(admission => admission.Id).ValueGeneratedNever();
            builder.HasIndex(admission => new { admission.BallotId, admission.PersonId }).IsUnique();
            builder.HasOne<Ballot>().WithMany().HasForeignKey(admission => admission.BallotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum AdmittedHow
{
    /// <summary>By checking in to the group's meeting (签到).</summary>
    CheckIn,

    /// <summary>By the convenor, for somebody at the door.</summary>
    Convenor,

    /// <summary>By staff, with a reason.</summary>
    Staff,
}
