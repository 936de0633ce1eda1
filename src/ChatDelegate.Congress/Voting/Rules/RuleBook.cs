using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>A congress's own voting rules (票决办法), from which each new ballot takes its. Until they are written, the shipped example stands in.</summary>
public sealed class RuleBook : IRecord
{
    private string _rules = BallotRules.Example.ToJson();

    /// <summary>The congress's id.</summary>
    public required Guid Id { get; init; }

    public BallotRules Rules => BallotRules.Read(_rules);

    public void Write(BallotRules rules) => _rules = rules.ToJson();

    public static async Task<BallotRules> OfAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken) =>
        (await db.Set<RuleBook>().AsNoTracking().FirstOrDefaultAsync(book => book.Id == bodyId, cancellationToken))?.Rules ?? BallotRules.Example;

    internal sealed class Mapping : IEntityTypeConfiguration<RuleBook>
    {
        public void Configure(EntityTypeBuilder<RuleBook> builder)
        {
            builder.ToTable("VotingRules");
            builder.Property(book => book.Id).ValueGeneratedNever();
            builder.Ignore(book => book.Rules);
            builder.Property<string>("_rules").HasColumnName("Rules").IsRequired();
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(book => book.Id).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
