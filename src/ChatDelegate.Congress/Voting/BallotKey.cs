using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting;

/// <summary>
/// A private key of a ballot, under another key. Not a record: that it was made and destroyed is on record with the ballot, and after
/// that nothing of it may be left.
/// </summary>
public sealed class BallotKey
{
    /// <summary>The box's own key, under the installation's.</summary>
    public const string OfBox = "box";

    public required Guid BallotId { get; init; }

    /// <summary><see cref="OfBox"/>, or the two scrutineers who open it: <c>1-2</c>.</summary>
    public required string Name { get; init; }

    public required byte[] Wrapped { get; init; }

    public static string OfPair(int one, int other) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Min(one, other)}-{Math.Max(one, other)}");

    internal sealed class Mapping : IEntityTypeConfiguration<BallotKey>
    {
        public void Configure(EntityTypeBuilder<BallotKey> builder)
        {
            builder.ToTable("BallotKeys");
            builder.HasKey(key => new { key.BallotId, key.Name });
            builder.HasOne<Ballot>().WithMany().HasForeignKey(key => key.BallotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
