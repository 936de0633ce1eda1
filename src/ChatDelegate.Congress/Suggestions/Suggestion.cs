using System.Globalization;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// A delegate's suggestion (代表建议): where it stands and which of its versions is in force. Each verb checks
/// <see cref="Allows"/> and throws when the state does not allow it; whoever serves people asks first.
/// </summary>
public sealed class Suggestion : IRecord
{
    public required Guid Id { get; init; }

    public required Guid AuthorId { get; init; }

    public required Guid BodyId { get; init; }

    public Guid? GroupId { get; init; }

    /// <summary>1, 2, 3, … among the author's own, from draft to draft: how they name it in the chat.</summary>
    public required int Ordinal { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The drafting job that made it.</summary>
    public Guid? JobId { get; init; }

    /// <summary>Which of its job's drafts it is: the same draft of a job that is done again after a crash is no second one.</summary>
    public string? DraftKey { get; init; }

    public SuggestionState State { get; private set; }

    public DateTimeOffset StateSince { get; private set; }

    /// <summary>Year of the first submission; with <see cref="Sequence"/> the number (建议编号). Null until then.</summary>
    public int? Year { get; private set; }

    /// <summary>1, 2, 3, … within the congress and the year, without gaps.</summary>
    public int? Sequence { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Title and category of the version in force, for lists.</summary>
    public string Title { get; private set; } = string.Empty;

    public string Category { get; private set; } = string.Empty;

    /// <summary>Number of the version in force.</summary>
    public int Version { get; private set; }

    /// <summary>Number of the last version written.</summary>
    public int LastVersion { get; private set; }

    /// <summary>The version that staff have; what the delegate writes after a return is theirs until they submit again.</summary>
    public int? SubmittedVersion { get; private set; }

    /// <summary>The version that staff propose and the delegate has not answered yet.</summary>
    public int? ProposedVersion { get; private set; }

    /// <summary>As people write it: 2026-0012.</summary>
    public string? Number => Sequence is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Year}-{Sequence:0000}");

    /// <summary>Whether a step is possible now.</summary>
    public bool Allows(SuggestionStep step) => (State, step) switch
    {
        (SuggestionState.Draft or SuggestionState.Returned, SuggestionStep.Revise or SuggestionStep.Submit) => true,
        (SuggestionState.Submitted, SuggestionStep.Accept or SuggestionStep.Return or SuggestionStep.ProposeEdit) => true,
        (SuggestionState.EditProposed, SuggestionStep.Agree or SuggestionStep.Disagree) => true,
        (SuggestionState.Accepted or SuggestionState.Withdrawn, SuggestionStep.Withdraw) => false,
        (_, SuggestionStep.Withdraw) => true,
        _ => false,
    };

    /// <summary>Writes the next version and puts it in force; the first one too.</summary>
    public SuggestionVersion Revise(SuggestionText text, Authorship by, DateTimeOffset now)
    {
        Require(SuggestionStep.Revise);
        var version = SuggestionVersion.Of(Id, ++LastVersion, text, by, now);
        PutInForce(version);
        return version;
    }

    /// <summary>Writes a version that is not in force: it was made of an older one, and only the delegate can say which of the two they want.</summary>
    public SuggestionVersion Offer(SuggestionText text, Authorship by, DateTimeOffset now)
    {
        Require(SuggestionStep.Revise);
        return SuggestionVersion.Of(Id, ++LastVersion, text, by, now);
    }

    /// <summary>Gives it to the congress. The first time it gets its number.</summary>
    public void Submit(int year, int sequence, DateTimeOffset now)
    {
        Require(SuggestionStep.Submit);
        if (Sequence is null)
        {
            (Year, Sequence, SubmittedAt) = (year, sequence, now);
        }

        SubmittedVersion = Version;
        Move(SuggestionState.Submitted, now);
    }

    public void Accept(DateTimeOffset now)
    {
        Require(SuggestionStep.Accept);
        Move(SuggestionState.Accepted, now);
    }

    public void Return(DateTimeOffset now)
    {
        Require(SuggestionStep.Return);
        Move(SuggestionState.Returned, now);
    }

    /// <summary>Staff write a version that comes into force only when the delegate agrees.</summary>
    public SuggestionVersion ProposeEdit(SuggestionText text, Authorship by, DateTimeOffset now)
    {
        Require(SuggestionStep.ProposeEdit);
        var version = SuggestionVersion.Of(Id, ++LastVersion, text, by, now);
        ProposedVersion = version.N;
        Move(SuggestionState.EditProposed, now);
        return version;
    }

    /// <summary>The delegate takes the proposed version; it goes back to staff to be accepted.</summary>
    public void Agree(SuggestionVersion proposed, DateTimeOffset now)
    {
        Require(SuggestionStep.Agree);
        if (proposed.SuggestionId != Id || proposed.N != ProposedVersion)
        {
            throw new InvalidOperationException($"Version {proposed.N} is not the one proposed.");
        }

        PutInForce(proposed);
        SubmittedVersion = proposed.N;
        ProposedVersion = null;
        Move(SuggestionState.Submitted, now);
    }

    /// <summary>The delegate keeps their own version; it goes back to staff.</summary>
    public void Disagree(DateTimeOffset now)
    {
        Require(SuggestionStep.Disagree);
        ProposedVersion = null;
        Move(SuggestionState.Submitted, now);
    }

    public void Withdraw(DateTimeOffset now)
    {
        Require(SuggestionStep.Withdraw);
        ProposedVersion = null;
        Move(SuggestionState.Withdrawn, now);
    }

    /// <summary>A new one, in draft; its first version is written with <see cref="Revise"/>.</summary>
    public static Suggestion Start(Guid authorId, Guid bodyId, Guid? groupId, int ordinal, Guid? jobId, DateTimeOffset now, string? draftKey = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        AuthorId = authorId,
        BodyId = bodyId,
        GroupId = groupId,
        Ordinal = ordinal,
        JobId = jobId,
        DraftKey = draftKey,
        CreatedAt = now,
        StateSince = now,
    };

    private void PutInForce(SuggestionVersion version) => (Version, Title, Category) = (version.N, version.Title, version.Category);

    private void Move(SuggestionState to, DateTimeOffset now) => (State, StateSince) = (to, now);

    private void Require(SuggestionStep step)
    {
        if (!Allows(step))
        {
            throw new InvalidOperationException($"Suggestion {Id} is {State}: {step} is not possible.");
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Suggestion>
    {
        public void Configure(EntityTypeBuilder<Suggestion> builder)
        {
            builder.ToTable("Suggestions");
            builder.Property(suggestion => suggestion.Id).ValueGeneratedNever();
            builder.Ignore(suggestion => suggestion.Number);
            builder.Property(suggestion => suggestion.DraftKey).AddedLater();
            builder.HasIndex(suggestion => new { suggestion.JobId, suggestion.DraftKey }).IsUnique();
            builder.HasIndex(suggestion => new { suggestion.BodyId, suggestion.Year, suggestion.Sequence }).IsUnique();
            builder.HasIndex(suggestion => new { suggestion.BodyId, suggestion.State });
            builder.HasIndex(suggestion => new { suggestion.AuthorId, suggestion.BodyId, suggestion.Ordinal }).IsUnique();
        }
    }
}
