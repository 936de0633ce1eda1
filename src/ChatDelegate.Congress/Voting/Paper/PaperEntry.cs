using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting.Paper;

/// <summary>
/// Paper ballots (纸质票) that one person has entered and another has to enter again. What they say is not here: only a keyed hash of it,
/// under a code that the first hands to the second together with the papers.
/// </summary>
public sealed class PaperEntry : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    /// <summary>Ids of those who voted on paper, as a JSON list.</summary>
    public required string People { get; init; }

    public required int Papers { get; init; }

    public required Guid EnteredBy { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Empty once it has been confirmed.</summary>
    public byte[] Commitment { get; private set; } = [];

    public Guid? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Taken back, since the second entry said something else.</summary>
    public DateTimeOffset? DiscardedAt { get; private set; }

    public bool IsWaiting => ConfirmedAt is null && DiscardedAt is null;

    public IReadOnlyList<Guid> PeopleIds => JsonColumn.ReadList<Guid>(People);

    public static PaperEntry Of(Guid id, Guid ballotId, IReadOnlyList<Guid> people, int papers, byte[] commitment, Guid by, DateTimeOffset now) => new()
    {
        Id = id,
        BallotId = ballotId,
        People = JsonColumn.Write(people),
        Papers = papers,
        Commitment = commitment,
        EnteredBy = by,
        EnteredAt = now,
    };

    public void Confirm(Guid by, DateTimeOffset now)
    {
        RequireWaiting();
        (ConfirmedBy, ConfirmedAt, Commitment) = (by, now, []);
    }

    public void Discard(DateTimeOffset now)
    {
        RequireWaiting();
        (DiscardedAt, Commitment) = (now, []);
    }

    private void RequireWaiting()
    {
        if (!IsWaiting)
        {
            throw new InvalidOperationException($"Paper entry {Id} is over.");
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PaperEntry>
    {
        public void Configure(EntityTypeBuilder<PaperEntry> builder)
        {
            builder.ToTable("BallotPapers");
            builder.Property(entry => entry.Id).ValueGeneratedNever();
            builder.Ignore(entry => entry.IsWaiting).Ignore(entry => entry.PeopleIds);
            builder.HasIndex(entry => entry.BallotId);
            builder.HasOne<Ballot>().WithMany().HasForeignKey(entry => entry.BallotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
