using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster;

/// <summary>A delegate's (人大代表) seat in one congress. The same person may hold seats at several levels.</summary>
public sealed class DelegateSeat : IRecord
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>Number of the delegate's card (代表证号), as printed: leading zeros count.</summary>
    public required string Number { get; init; }

    public Guid? GroupId { get; private set; }

    /// <summary>Whether they lead their group (召集人).</summary>
    public bool Convenor { get; private set; }

    /// <summary>Puts the delegate into a group of the same congress, as a member or as its convenor.</summary>
    /// <exception cref="ArgumentException">The group belongs to another congress.</exception>
    public void Join(DelegateGroup group, bool convenor = false)
    {
        if (group.BodyId != BodyId)
        {
            throw new ArgumentException("The group belongs to another congress.", nameof(group));
        }

        GroupId = group.Id;
        Convenor = convenor;
    }

    public void LeaveGroup()
    {
        GroupId = null;
        Convenor = false;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DelegateSeat>
    {
        public void Configure(EntityTypeBuilder<DelegateSeat> builder)
        {
            builder.ToTable("Seats");
            builder.Property(seat => seat.Id).ValueGeneratedNever();
            builder.HasIndex(seat => new { seat.BodyId, seat.Number }).IsUnique();
            builder.HasIndex(seat => new { seat.PersonId, seat.BodyId }).IsUnique();
            builder.HasOne<Person>().WithMany().HasForeignKey(seat => seat.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(seat => seat.BodyId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DelegateGroup>().WithMany().HasForeignKey(seat => seat.GroupId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
