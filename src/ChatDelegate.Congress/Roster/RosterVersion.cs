using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster;

/// <summary>
/// One row that counts whatever changes who somebody is: the database's own triggers on people, seats and appointments raise it, by whichever way the change
/// comes. What was read at a count holds while the count is the same.
/// </summary>
public sealed class RosterVersion
{
    public int Id { get; init; } = 1;

    public long Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterVersion>
    {
        public void Configure(EntityTypeBuilder<RosterVersion> builder)
        {
            builder.ToTable("RosterVersion");
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasData(new RosterVersion());
        }
    }
}
