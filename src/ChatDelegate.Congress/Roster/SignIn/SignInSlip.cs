using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>Leave for one person to sign in once, by code or by link. It holds keyed hashes of both, never them.</summary>
public sealed class SignInSlip : IRecord
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The first digits of the code, which find the slip; no secret.</summary>
    public required string Selector { get; init; }

    public required byte[] CodeHash { get; init; }

    public required byte[] LinkHash { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When a newer slip took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    public bool Open(DateTimeOffset now) => UsedAt is null && ReplacedAt is null && now < ExpiresAt;

    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Use(DateTimeOffset now) => UsedAt = Open(now) ? now : throw new InvalidOperationException("The slip is not open.");

    public void Replace(DateTimeOffset now)
    {
        if (Open(now))
        {
            ReplacedAt = now;
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInSlip>
    {
        public void Configure(EntityTypeBuilder<SignInSlip> builder)
        {
            builder.ToTable("SignInSlips");
            builder.Property(slip => slip.Id).ValueGeneratedNever();
            builder.HasIndex(slip => slip.Selector);
            builder.HasIndex(slip => slip.LinkHash).IsUnique();
            builder.HasIndex(slip => slip.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(slip => slip.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
