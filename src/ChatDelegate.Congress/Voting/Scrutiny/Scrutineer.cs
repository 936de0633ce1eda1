using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting.Scrutiny;

/// <summary>One of the three scrutineers (监票人) of a ballot. Any two of them open it, none of them alone.</summary>
public sealed class Scrutineer : IRecord
{
    public const int Number = 3;

    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    /// <summary>1, 2 or 3.</summary>
    public required int Order { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The ballot's key is wrapped for this one.</summary>
    public byte[]? PublicKey { get; private set; }

    /// <summary>Its other half, under the code that only the scrutineer has.</summary>
    public byte[]? LockedKey { get; private set; }

    /// <summary>When the code was shown; it is shown once.</summary>
    public DateTimeOffset? CodeShownAt { get; private set; }

    public void TakeCode(byte[] publicKey, byte[] lockedKey, DateTimeOffset now)
    {
        if (CodeShownAt is not null)
        {
            throw new InvalidOperationException($"Scrutineer {Id} has a code.");
        }

        (PublicKey, LockedKey, CodeShownAt) = (publicKey, lockedKey, now);
    }

    /// <summary>The result is confirmed: the code opens nothing any more.</summary>
    public void Destroy() => (PublicKey, LockedKey) = (null, null);

    internal sealed class Mapping : IEntityTypeConfiguration<Scrutineer>
    {
        public void Configure(EntityTypeBuilder<Scrutineer> builder)
        {
            builder.ToTable("Scrutineers");
            builder.Property(scrutineer => scrutineer.Id).ValueGeneratedNever();
            builder.HasIndex(scrutineer => new { scrutineer.BallotId, scrutineer.Order }).IsUnique();
            builder.HasIndex(scrutineer => new { scrutineer.BallotId, scrutineer.PersonId }).IsUnique();
            builder.HasOne<Ballot>().WithMany().HasForeignKey(scrutineer => scrutineer.BallotId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(scrutineer => scrutineer.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
