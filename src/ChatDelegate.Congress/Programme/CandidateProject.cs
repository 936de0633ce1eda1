using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Programme;

/// <summary>A livelihood project (民生实事候选项目) that delegates may choose, with all that a ballot must show of it.</summary>
public sealed class CandidateProject : IRecord
{
    public required Guid Id { get; init; }

    public required Guid WeekId { get; init; }

    /// <summary>Its number on the ballot, from 1.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Who carries it out.</summary>
    public required string Unit { get; init; }

    /// <summary>Total cost in yuan.</summary>
    public required long Budget { get; init; }

    public required string Place { get; init; }

    public required DateOnly FinishDate { get; init; }

    public required string Description { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CandidateProject>
    {
        public void Configure(EntityTypeBuilder<CandidateProject> builder)
        {
            builder.ToTable("CandidateProjects");
            builder.Property(project => project.Id).ValueGeneratedNever();
            builder.HasIndex(project => new { project.WeekId, project.Number }).IsUnique();
            builder.HasOne<ActivityWeek>().WithMany().HasForeignKey(project => project.WeekId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
