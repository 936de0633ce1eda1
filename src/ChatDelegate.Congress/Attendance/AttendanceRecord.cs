using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Attendance;

/// <summary>
/// Somebody's attendance (签到记录) at a meeting. The database keeps one row a meeting and person, whatever happens at once;
/// what it was before is in the audit chain.
/// </summary>
public sealed class AttendanceRecord : IRecord
{
    public required Guid Id { get; init; }

    public required Guid MeetingId { get; init; }

    public required Guid PersonId { get; init; }

    public required AttendancePart Part { get; init; }

    public AttendanceState State { get; private set; }

    public AttendanceWay Way { get; private set; }

    /// <summary>Who recorded the state: the person themselves, the convenor, staff.</summary>
    public Guid RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public DateTimeOffset? ArrivedAt { get; private set; }

    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Of a leave or a correction.</summary>
    public string? Reason { get; private set; }

    /// <summary>In the room.</summary>
    public bool IsPresent => State is AttendanceState.Present or AttendanceState.Late;

    /// <summary>Was there, if only for a while.</summary>
    public bool HasCome => IsPresent || State == AttendanceState.Left;

    /// <exception cref="InvalidOperationException">They are in the room.</exception>
    public void Arrive(bool late, AttendanceWay way, Guid by, DateTimeOffset now)
    {
        if (IsPresent && ArrivedAt is not null)
        {
            throw new InvalidOperationException($"{PersonId} is there already.");
        }

        // Whoever comes back is as late as they were when they first came.
        var state = State == AttendanceState.Left && ArrivedAt is not null ? WasLate : late;
        Become(state ? AttendanceState.Late : AttendanceState.Present, way, by, null, now);
        WasLate = state;
        ArrivedAt ??= now;
        LeftAt = null;
    }

    /// <exception cref="InvalidOperationException">They are not in the room.</exception>
    public void Leave(AttendanceWay way, Guid by, DateTimeOffset now)
    {
        if (!IsPresent)
        {
            throw new InvalidOperationException($"{PersonId} is not there.");
        }

        Become(AttendanceState.Left, way, by, null, now);
        LeftAt = now;
    }

    public void Excuse(string reason, Guid by, DateTimeOffset now) => Become(AttendanceState.OnLeave, AttendanceWay.Leave, by, reason, now);

    public void Miss(Guid by, DateTimeOffset now) => Become(AttendanceState.Absent, AttendanceWay.End, by, null, now);

    /// <summary>What it should have been, by staff.</summary>
    public void Correct(AttendanceState state, string reason, Guid by, DateTimeOffset now)
    {
        Become(state, AttendanceWay.Staff, by, reason, now);
        WasLate = state == AttendanceState.Late || (state == AttendanceState.Left && WasLate);
        ArrivedAt = HasCome ? ArrivedAt ?? now : null;
        LeftAt = state == AttendanceState.Left ? LeftAt ?? now : null;
    }

    /// <summary>Came late, wherever they are now.</summary>
    public bool WasLate { get; private set; }

    private void Become(AttendanceState state, AttendanceWay way, Guid by, string? reason, DateTimeOffset now) =>
        (State, Way, RecordedBy, Reason, RecordedAt) = (state, way, by, reason, now);

    internal sealed class Mapping : IEntityTypeConfiguration<AttendanceRecord>
    {
        public void Configure(EntityTypeBuilder<AttendanceRecord> builder)
        {
            builder.ToTable("Attendance");
            builder.Property(record => record.Id).ValueGeneratedNever();
            builder.Ignore(record => record.IsPresent).Ignore(record => record.HasCome);
            builder.HasIndex(record => new { record.MeetingId, record.PersonId }).IsUnique();
            builder.HasIndex(record => record.PersonId);
            builder.HasOne<GroupMeeting>().WithMany().HasForeignKey(record => record.MeetingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(record => record.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
