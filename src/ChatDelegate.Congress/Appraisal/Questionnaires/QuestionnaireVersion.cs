using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Appraisal.Questionnaires;

/// <summary>A version of a congress's questionnaire (测评表): its file as staff wrote it. Never changed; the last one is in force.</summary>
public sealed class QuestionnaireVersion : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>1, 2, 3, … within the congress.</summary>
    public required int N { get; init; }

    public required string Yaml { get; init; }

    public required Guid WrittenBy { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<QuestionnaireVersion>
    {
        public void Configure(EntityTypeBuilder<QuestionnaireVersion> builder)
        {
            builder.ToTable("Questionnaires");
            builder.Property(version => version.Id).ValueGeneratedNever();
            builder.HasIndex(version => new { version.BodyId, version.N }).IsUnique();
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(version => version.BodyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
