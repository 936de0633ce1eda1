using System.Globalization;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.HandOver;

/// <summary>
/// A call for a person instead of the assistant (转人工求助): who asked, from where in which conversation, and whose turn it
/// is. What is said in it are its <see cref="HandOverMessage"/>s.
/// </summary>
public sealed class HandOverRequest : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    public Guid? GroupId { get; init; }

    public required Guid ConversationId { get; init; }

    public required int Year { get; init; }

    /// <summary>1, 2, 3, … within the congress and the year.</summary>
    public required int Sequence { get; init; }

    /// <summary>Id of the dialog that was under way; null when none was.</summary>
    public string? Dialog { get; init; }

    public required DateTimeOffset At { get; init; }

    public HandOverState State { get; private set; }

    public DateTimeOffset StateSince { get; private set; }

    /// <summary>As people write it: 2026-0012.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Sequence:0000}");

    public static HandOverRequest Open(Guid id, Guid bodyId, Guid personId, Guid? groupId, Guid conversationId, int year, int sequence, string? dialog, DateTimeOffset now) => new()
    {
        Id = id,
        BodyId = bodyId,
        PersonId = personId,
        GroupId = groupId,
        ConversationId = conversationId,
        Year = year,
        Sequence = sequence,
        Dialog = dialog,
        At = now,
        StateSince = now,
    };

    /// <summary>The person has said something more: it is staff's turn, even of a request that was closed.</summary>
    public void Hear(DateTimeOffset now)
    {
        if (State != HandOverState.Open)
        {
            Move(HandOverState.Open, now);
        }
    }

    /// <summary>Staff have answered.</summary>
    public void Answer(DateTimeOffset now)
    {
        RequireNotClosed();
        Move(HandOverState.Answered, now);
    }

    public void Close(DateTimeOffset now)
    {
        RequireNotClosed();
        Move(HandOverState.Closed, now);
    }

    private void Move(HandOverState to, DateTimeOffset now) => (State, StateSince) = (to, now);

    private void RequireNotClosed()
    {
        if (State == HandOverState.Closed)
        {
            throw new InvalidOperationException($"Request {Id} is closed.");
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<HandOverRequest>
    {
        public void Configure(EntityTypeBuilder<HandOverRequest> builder)
        {
            builder.ToTable("HandOverRequests");
            builder.Property(request => request.Id).ValueGeneratedNever();
            builder.Ignore(request => request.Number);
            builder.HasIndex(request => new { request.BodyId, request.Year, request.Sequence }).IsUnique();
            builder.HasIndex(request => new { request.BodyId, request.State });
            builder.HasIndex(request => new { request.PersonId, request.State });
        }
    }
}

public enum HandOverState
{
    /// <summary>Waits for staff.</summary>
    Open,

    /// <summary>Staff have answered; the person may say more.</summary>
    Answered,

    Closed,
}
