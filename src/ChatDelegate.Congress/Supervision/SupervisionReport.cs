using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Supervision;

/// <summary>
/// What a supervisor (督导员) says of one meeting of a group: 内容一个不少、环节一个不落、程序一个不减. None is ever changed; who files again
/// adds one, and the last one holds.
/// </summary>
public sealed class SupervisionReport : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid WeekId { get; init; }

    public required Guid GroupId { get; init; }

    public required Guid MeetingId { get; init; }

    public required Guid SupervisorId { get; init; }

    /// <summary>1, or more for who filed again.</summary>
    public required int Number { get; init; }

    /// <summary>内容一个不少.</summary>
    public required bool Content { get; init; }

    /// <summary>环节一个不落.</summary>
    public required bool Steps { get; init; }

    /// <summary>程序一个不减.</summary>
    public required bool Procedure { get; init; }

    /// <summary>Anything else, in their own words.</summary>
    public required string Remarks { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>After the day of the meeting.</summary>
    public required bool Late { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SupervisionReport>
    {
        public void Configure(EntityTypeBuilder<SupervisionReport> builder)
        {
            builder.ToTable("SupervisionReports");
            builder.Property(report => report.Id).ValueGeneratedNever();
            builder.HasIndex(report => new { report.MeetingId, report.SupervisorId, report.Number }).IsUnique();
            builder.HasIndex(report => new { report.WeekId, report.GroupId });
            builder.HasOne<GroupMeeting>().WithMany().HasForeignKey(report => report.MeetingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(report => report.SupervisorId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
