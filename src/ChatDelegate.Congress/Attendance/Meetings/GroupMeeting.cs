using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Attendance.Meetings;

/// <summary>A meeting (小组会议) of one group, made from a meeting of the week's plan: where and when, and whether people check in at it.</summary>
public sealed class GroupMeeting : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid WeekId { get; init; }

    public required Guid ItemId { get; init; }

    public required Guid GroupId { get; init; }

    public required PlanStage Stage { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    public required DateTimeOffset Starts { get; set; }

    public required int Minutes { get; init; }

    /// <summary>Empty until the group has named one.</summary>
    public string Place { get; private set; } = string.Empty;

    public MeetingState State { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public Guid? OpenedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedBy { get; private set; }

    /// <summary>Why staff had it begin out of order or on another day; null when it needed no reason.</summary>
    public string? Reason { get; private set; }

    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;

    /// <summary>Check-in begins.</summary>
    /// <exception cref="InvalidOperationException">It has begun before.</exception>
    public void Open(Guid by, string? reason, DateTimeOffset now)
    {
        Require(MeetingState.Planned);
        (State, OpenedAt, OpenedBy, Reason) = (MeetingState.Open, now, by, reason);
    }

    /// <exception cref="InvalidOperationException">It is not under way.</exception>
    public void End(Guid by, DateTimeOffset now)
    {
        Require(MeetingState.Open);
        (State, EndedAt, EndedBy) = (MeetingState.Ended, now, by);
    }

    public void MeetAt(string place) => Place = place;

    private void Require(MeetingState state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"Meeting {Id} is {State}.");
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<GroupMeeting>
    {
        public void Configure(EntityTypeBuilder<GroupMeeting> builder)
        {
            builder.ToTable("GroupMeetings");
            builder.Property(meeting => meeting.Id).ValueGeneratedNever();
            builder.HasIndex(meeting => new { meeting.ItemId, meeting.GroupId }).IsUnique();
            builder.HasIndex(meeting => new { meeting.GroupId, meeting.Starts });
            builder.HasIndex(meeting => new { meeting.WeekId, meeting.Stage });
            builder.HasOne<PlanItem>().WithMany().HasForeignKey(meeting => meeting.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DelegateGroup>().WithMany().HasForeignKey(meeting => meeting.GroupId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
