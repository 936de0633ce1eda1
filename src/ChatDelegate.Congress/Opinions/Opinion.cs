using System.Globalization;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Opinions;

/// <summary>An opinion of constituents (群众意见) that a delegate reports; staff of the congress see it, without the contact.</summary>
public sealed class Opinion : IRecord
{
    public required Guid Id { get; init; }

    public required Guid AuthorId { get; init; }

    public required Guid BodyId { get; init; }

    public Guid? GroupId { get; init; }

    public required int Year { get; init; }

    /// <summary>1, 2, 3, … within the congress and the year.</summary>
    public required int Sequence { get; init; }

    public required string Place { get; init; }

    /// <summary>In one line.</summary>
    public required string Matter { get; init; }

    public required string Text { get; init; }

    /// <summary>Ids of stored files.</summary>
    public required string Photos { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The constituent's name and phone, sealed; null when none was given or they did not agree.</summary>
    public byte[]? Contact { get; private set; }

    /// <summary>When the constituent's agreement to keep the contact was confirmed.</summary>
    public DateTimeOffset? ConsentAt { get; private set; }

    public OpinionState State { get; private set; }

    public DateTimeOffset StateSince { get; private set; }

    /// <summary>The submit that made it; the same one again makes no second.</summary>
    public required string IdempotencyKey { get; init; }

    public string Number => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Sequence:0000}");

    public IReadOnlyList<string> PhotoIds => JsonColumn.ReadList<string>(Photos);

    /// <summary>The matter in one line, then the text, unless it says the matter already.</summary>
    public string Words => Text.StartsWith(Matter, StringComparison.Ordinal) ? Text : $"{Matter.TrimEnd('。', '.')}。{Text}";

    public static Opinion Report(OpinionReport report, Guid? groupId, int year, int sequence, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AuthorId = report.AuthorId,
        BodyId = report.BodyId,
        GroupId = groupId,
        Year = year,
        Sequence = sequence,
        Place = report.Place,
        Matter = report.Matter,
        Text = report.Text,
        Photos = JsonColumn.Write(report.Photos),
        At = now,
        StateSince = now,
        IdempotencyKey = report.IdempotencyKey,
    };

    /// <summary>Keeps a contact that its owner agreed to leave.</summary>
    public void KeepContact(byte[] sealedContact, DateTimeOffset consentAt)
    {
        Contact = sealedContact;
        ConsentAt = consentAt;
    }

    public void Use(DateTimeOffset now) => Move(OpinionState.Used, now);

    public void Release(DateTimeOffset now) => Move(OpinionState.Reported, now);

    private void Move(OpinionState to, DateTimeOffset now)
    {
        if (State != to)
        {
            State = to;
            StateSince = now;
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Opinion>
    {
        public void Configure(EntityTypeBuilder<Opinion> builder)
        {
            builder.ToTable("Opinions");
            builder.Property(opinion => opinion.Id).ValueGeneratedNever();
            builder.Ignore(opinion => opinion.Number).Ignore(opinion => opinion.PhotoIds);
            builder.HasIndex(opinion => new { opinion.BodyId, opinion.Year, opinion.Sequence }).IsUnique();
            builder.HasIndex(opinion => new { opinion.AuthorId, opinion.State });
            builder.HasIndex(opinion => opinion.IdempotencyKey).IsUnique();
        }
    }
}

/// <summary>What is reported.</summary>
public sealed record OpinionReport(Guid AuthorId, Guid BodyId, string Place, string Matter, string Text, IReadOnlyList<string> Photos, string IdempotencyKey);

public enum OpinionState
{
    Reported,

    /// <summary>A submitted suggestion stands on it.</summary>
    Used,
}
