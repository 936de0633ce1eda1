using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Opinions;

/// <summary>The trace of a constituent's contact shown to staff.</summary>
public sealed class ContactDisclosure : IRecord
{
    public required Guid Id { get; init; }

    public required Guid OpinionId { get; init; }

    public required Guid By { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContactDisclosure>
    {
        public void Configure(EntityTypeBuilder<ContactDisclosure> builder)
        {
            builder.ToTable("ContactDisclosures");
            builder.Property(disclosure => disclosure.Id).ValueGeneratedNever();
            builder.HasOne<Opinion>().WithMany().HasForeignKey(disclosure => disclosure.OpinionId);
        }
    }
}
