using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Programme.Announcements;

/// <summary>One delegate's copy of a notice: what became of it on the way, its news says; whether they have read it, they say (已读), or staff who told them.</summary>
public sealed class AnnouncementCopy : IRecord
{
    public required Guid Id { get; init; }

    public required Guid AnnouncementId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The news that brings it.</summary>
    public required Guid NoticeId { get; init; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Who told them by other means (电话告知); null when they pressed the button themselves.</summary>
    public Guid? ToldBy { get; private set; }

    /// <summary>Once: what was read stays read.</summary>
    public void Read(Guid? toldBy, DateTimeOffset now)
    {
        if (ReadAt is null)
        {
            (ReadAt, ToldBy) = (now, toldBy);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AnnouncementCopy>
    {
        public void Configure(EntityTypeBuilder<AnnouncementCopy> builder)
        {
            builder.ToTable("AnnouncementCopies");
            builder.Property(copy => copy.Id).ValueGeneratedNever();
            builder.HasIndex(copy => new { copy.AnnouncementId, copy.PersonId }).IsUnique();
            builder.HasIndex(copy => copy.PersonId);
            builder.HasOne<Announcement>().WithMany().HasForeignKey(copy => copy.AnnouncementId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(copy => copy.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
