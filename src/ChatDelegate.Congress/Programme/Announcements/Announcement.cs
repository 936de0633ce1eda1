using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Programme.Announcements;

/// <summary>A notice of the week (活动通知) from staff, as it was sent; who has read it, its <see cref="AnnouncementCopy"/>s say.</summary>
public sealed class Announcement : IRecord
{
    public required Guid Id { get; init; }

    public required Guid WeekId { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Announcement>
    {
        public void Configure(EntityTypeBuilder<Announcement> builder)
        {
            builder.ToTable("Announcements");
            builder.Property(announcement => announcement.Id).ValueGeneratedNever();
            builder.HasIndex(announcement => new { announcement.WeekId, announcement.At });
            builder.HasOne<ActivityWeek>().WithMany().HasForeignKey(announcement => announcement.WeekId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
