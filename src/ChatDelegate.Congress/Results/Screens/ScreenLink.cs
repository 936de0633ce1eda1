using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Results.Screens;

/// <summary>
/// A link to the screen in the hall (大屏) for one ballot. Who has it sees arrival, turnout and, once published, the result, until staff close it.
/// The link itself is not here: <see cref="ScreenKeys"/> makes it.
/// </summary>
public sealed class ScreenLink : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required Guid OpenedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedBy { get; private set; }

    public bool IsOpen => ClosedAt is null;

    /// <exception cref="InvalidOperationException">It is closed already.</exception>
    public void Close(Guid by, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException($"Screen {Id} is closed.");
        }

        (ClosedAt, ClosedBy) = (now, by);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ScreenLink>
    {
        public void Configure(EntityTypeBuilder<ScreenLink> builder)
        {
            builder.ToTable("ScreenLinks");
            builder.Property(link => link.Id).ValueGeneratedNever();
            builder.Ignore(link => link.IsOpen);
            builder.HasIndex(link => link.BallotId);
            builder.HasOne<Ballot>().WithMany().HasForeignKey(link => link.BallotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
