using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Prompting;

/// <summary>That all delegates were reminded of an activity week (活动周提醒), once on each of three days.</summary>
public sealed class WeekReminder : IRecord
{
    public required Guid Id { get; init; }

    public required Guid WeekId { get; init; }

    public required WeekMoment Moment { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Everybody has it.</summary>
    public bool Done { get; private set; }

    public void End() => Done = true;

    internal sealed class Mapping : IEntityTypeConfiguration<WeekReminder>
    {
        public void Configure(EntityTypeBuilder<WeekReminder> builder)
        {
            builder.ToTable("WeekReminders");
            builder.Property(reminder => reminder.Id).ValueGeneratedNever();
            builder.HasIndex(reminder => new { reminder.WeekId, reminder.Moment }).IsUnique();
            builder.HasOne<ActivityWeek>().WithMany().HasForeignKey(reminder => reminder.WeekId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The days of a week on which it is recalled; the last of those that fall on one day counts.</summary>
public enum WeekMoment
{
    Start,
    Middle,
    End,
}
