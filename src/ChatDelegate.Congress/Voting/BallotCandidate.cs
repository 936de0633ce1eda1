using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting;

/// <summary>A candidate project (候选项目) as a ballot shows it: copied when the ballot is prepared, so that what delegates voted on stays as it was.</summary>
public sealed class BallotCandidate : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    /// <summary>Its number on the ballot.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public Guid? ProjectId { get; init; }

    /// <summary>The delegate who is rated, where a ballot rates delegates.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>And their group, which rates them.</summary>
    public Guid? GroupId { get; init; }

    public string Unit { get; private set; } = string.Empty;

    /// <summary>In yuan.</summary>
    public long Budget { get; private set; }

    public string Place { get; private set; } = string.Empty;

    public DateOnly? FinishDate { get; private set; }

    public string Description { get; private set; } = string.Empty;

    /// <summary>What has become of a project that was chosen (实施和完成情况).</summary>
    public string Progress { get; private set; } = string.Empty;

    /// <summary>What a ballot of this purpose lacks before delegates can judge it.</summary>
    public IReadOnlyList<CandidateGap> GapsFor(BallotPurpose purpose) => purpose switch
    {
        BallotPurpose.Projects => Gaps,
        BallotPurpose.Satisfaction => [.. Gaps, .. Progress.Length == 0 ? [CandidateGap.Progress] : Array.Empty<CandidateGap>()],
        BallotPurpose.PeerRating or BallotPurpose.Questionnaire => [],
    };

    /// <summary>What delegates must know before they vote and is not written down yet (单位、预算、地点、完成时间、内容).</summary>
    public IReadOnlyList<CandidateGap> Gaps =>
    [
        .. Unit.Length == 0 ? [CandidateGap.Unit] : Array.Empty<CandidateGap>(),
        .. Budget <= 0 ? [CandidateGap.Budget] : Array.Empty<CandidateGap>(),
        .. Place.Length == 0 ? [CandidateGap.Place] : Array.Empty<CandidateGap>(),
        .. FinishDate is null ? [CandidateGap.FinishDate] : Array.Empty<CandidateGap>(),
        .. Description.Length == 0 ? [CandidateGap.Description] : Array.Empty<CandidateGap>(),
    ];

    public static BallotCandidate Of(CandidateProject project, Guid id, Guid ballotId)
    {
        ArgumentNullException.ThrowIfNull(project);
        var candidate = new BallotCandidate { Id = id, BallotId = ballotId, Number = project.Number, Name = project.Name, ProjectId = project.Id };
        candidate.Describe(project.Unit, project.Budget, project.Place, project.FinishDate, project.Description);
        return candidate;
    }

    /// <summary>The same candidate in a new round.</summary>
    public BallotCandidate Again(Guid id, Guid ballotId)
    {
        var candidate = new BallotCandidate { Id = id, BallotId = ballotId, Number = Number, Name = Name, ProjectId = ProjectId };
        candidate.Describe(Unit, Budget, Place, FinishDate, Description);
        return candidate;
    }

    /// <summary>A project that was chosen, in the test of how satisfied delegates are with it.</summary>
    public BallotCandidate Finished(Guid id, Guid ballotId, int number)
    {
        var candidate = new BallotCandidate { Id = id, BallotId = ballotId, Number = number, Name = Name, ProjectId = ProjectId };
        candidate.Describe(Unit, Budget, Place, FinishDate, Description);
        return candidate;
    }

    /// <summary>A delegate (被评议代表) with what they reported.</summary>
    public static BallotCandidate OfPerson(Guid id, Guid ballotId, int number, (Guid Id, string Name) person, Guid groupId, string report) =>
        new() { Id = id, BallotId = ballotId, Number = number, Name = person.Name, PersonId = person.Id, GroupId = groupId, Description = report };

    /// <summary>A question of a form.</summary>
    public static BallotCandidate OfQuestion(Guid id, Guid ballotId, int number, string question) => new() { Id = id, BallotId = ballotId, Number = number, Name = question };

    public void Report(string? progress) => Progress = progress?.Trim() ?? string.Empty;

    public void Describe(string? unit, long budget, string? place, DateOnly? finishDate, string? description)
    {
        (Unit, Place, Description) = (unit?.Trim() ?? string.Empty, place?.Trim() ?? string.Empty, description?.Trim() ?? string.Empty);
        (Budget, FinishDate) = (Math.Max(0, budget), finishDate == default(DateOnly) ? null : finishDate);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<BallotCandidate>
    {
        public void Configure(EntityTypeBuilder<BallotCandidate> builder)
        {
            builder.ToTable("BallotCandidates");
            builder.Property(candidate => candidate.Id).ValueGeneratedNever();
            builder.Property(candidate => candidate.Progress).HasDefaultValue(string.Empty).ValueGeneratedNever().AddedLater();
            builder.Property(candidate => candidate.PersonId).AddedLater();
            builder.Property(candidate => candidate.GroupId).AddedLater();
            builder.Ignore(candidate => candidate.Gaps);
            builder.HasIndex(candidate => new { candidate.BallotId, candidate.Number }).IsUnique();
            builder.HasOne<Ballot>().WithMany().HasForeignKey(candidate => candidate.BallotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Something that a candidate lacks.</summary>
public enum CandidateGap
{
    Unit,
    Budget,
    Place,
    FinishDate,
    Description,
    Progress,
}
