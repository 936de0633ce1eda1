using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Attendance.Leaves;

/// <summary>A delegate's request for leave (请假) from one meeting: an exception, with a reason, that somebody decides.</summary>
public sealed class LeaveRequest : IRecord
{
    public required Guid Id { get; init; }

    public required Guid MeetingId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public LeaveState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What the one who decided wrote; needed for a refusal.</summary>
    public string? Answer { get; private set; }

    /// <exception cref="InvalidOperationException">It has been decided.</exception>
    public void Decide(bool approve, string? answer, Guid by, DateTimeOffset now)
    {
        if (State != LeaveState.Asked)
        {
            throw new InvalidOperationException($"Request {Id} is {State}.");
        }

        (State, Answer, DecidedBy, DecidedAt) = (approve ? LeaveState.Approved : LeaveState.Refused, answer, by, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<LeaveRequest>
    {
        public void Configure(EntityTypeBuilder<LeaveRequest> builder)
        {
            builder.ToTable("LeaveRequests");
            builder.Property(request => request.Id).ValueGeneratedNever();
            builder.HasIndex(request => new { request.MeetingId, request.State });
            builder.HasIndex(request => request.PersonId);
            builder.HasOne<GroupMeeting>().WithMany().HasForeignKey(request => request.MeetingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(request => request.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
