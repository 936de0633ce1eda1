using ChatDelegate.Congress.Voting.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>A receipt (回执) on the list that everybody can see after closing: a ballot with it was in the box.</summary>
public sealed class PublishedReceipt
{
    public required Guid BallotId { get; init; }

    public required long Receipt { get; init; }

    public string Shown => SealedBallot.Show(Receipt);

    /// <summary>Whatever somebody typed; null when it is no receipt.</summary>
    public static long? Read(string? text) => SealedBallot.ReadReceipt(text);

    internal sealed class Mapping : IEntityTypeConfiguration<PublishedReceipt>
    {
        public void Configure(EntityTypeBuilder<PublishedReceipt> builder)
        {
            builder.ToTable("BallotReceipts");
            builder.HasKey(receipt => new { receipt.BallotId, receipt.Receipt });
            builder.Ignore(receipt => receipt.Shown);
        }
    }
}
