using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster.SignIn;

/// <summary>A person signed in on one device. The device holds the secret, the record its keyed hash.</summary>
public sealed class DeviceSession : IRecord
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>What the device calls itself, for "my devices".</summary>
    public required string Device { get; init; }

    public required byte[] SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <exception cref="InvalidOperationException">It has ended before.</exception>
    public void End(DateTimeOffset now) => EndedAt = EndedAt is null ? now : throw new InvalidOperationException("The session has ended already.");

    internal sealed class Mapping : IEntityTypeConfiguration<DeviceSession>
    {
        public void Configure(EntityTypeBuilder<DeviceSession> builder)
        {
            builder.ToTable("DeviceSessions");
            builder.Property(session => session.Id).ValueGeneratedNever();
            builder.HasIndex(session => session.SecretHash).IsUnique();
            builder.HasIndex(session => session.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(session => session.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>When a device was last used, to the hour. Not of substance, so not in the audit chain.</summary>
public sealed class DeviceUse
{
    public required Guid SessionId { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeviceUse>
    {
        public void Configure(EntityTypeBuilder<DeviceUse> builder)
        {
            builder.ToTable("DeviceUses");
            builder.HasKey(use => use.SessionId);
            builder.HasOne<DeviceSession>().WithOne().HasForeignKey<DeviceUse>(use => use.SessionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
