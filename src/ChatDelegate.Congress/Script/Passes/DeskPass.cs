using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Script.Passes;

/// <summary>
/// Leave for one person to open the desk's page (网页版主持台) once, from a chat of a channel that no browser is signed in with. The link holds its id and a
/// signature; neither it nor this row alone opens anything without the installation's key.
/// </summary>
public sealed class DeskPass : IRecord
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(10);

    // As long as a meeting takes.
    private static readonly TimeSpan PageLife = TimeSpan.FromHours(4);

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the page was opened with it: from then on that browser has it, and the link is worth nothing.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When a newer one took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>Whether the link can still be opened.</summary>
    public bool IsOpen(DateTimeOffset now) => UsedAt is null && ReplacedAt is null && now < IssuedAt + LinkLife;

    /// <summary>Whether the browser that opened it still has the page.</summary>
    public bool Holds(DateTimeOffset now) => UsedAt is { } used && now < used + PageLife;

    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Use(DateTimeOffset now) => UsedAt = IsOpen(now) ? now : throw new InvalidOperationException("The link is not open.");

    public void Replace(DateTimeOffset now)
    {
        if (IsOpen(now))
        {
            ReplacedAt = now;
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DeskPass>
    {
        public void Configure(EntityTypeBuilder<DeskPass> builder)
        {
            builder.ToTable("DeskPasses");
            builder.Property(pass => pass.Id).ValueGeneratedNever();
            builder.HasIndex(pass => pass.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(pass => pass.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
