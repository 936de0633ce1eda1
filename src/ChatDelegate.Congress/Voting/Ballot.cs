using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting;

/// <summary>
/// One vote (票决) of all delegates of a congress, taken in their groups and counted together. It knows who may vote and what came of
/// it, and at no time who voted how.
/// </summary>
public sealed class Ballot : IRecord
{
    private string _rules = string.Empty;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The activity week that it belongs to.</summary>
    public required Guid WeekId { get; init; }

    public BallotPurpose Purpose { get; init; }

    /// <summary>It decides on projects, or says how satisfied delegates are with them: what the hall sees and the record of the vote is made of.</summary>
    public bool IsOfProjects => Purpose is BallotPurpose.Projects or BallotPurpose.Satisfaction;

    /// <summary>
    /// Whether this one, still being made ready, is the next to come: not when another has been voted on that was to come after it. One that was made ready and
    /// never opened stands in nobody's way.
    /// </summary>
    public bool IsNext(IEnumerable<Ballot> all) =>
        State == BallotState.Prepared && all.All(other => other.State == BallotState.Prepared || other.Id == PreviousId || other.WindowFrom < WindowFrom || (other.WindowFrom == WindowFrom && other.Round < Round));

    public required string Title { get; init; }

    /// <summary>1, or more for a new round among candidates that were tied.</summary>
    public required int Round { get; init; }

    /// <summary>The round before.</summary>
    public Guid? PreviousId { get; init; }

    /// <summary>The unified window (统一票决时间), in which groups vote.</summary>
    public required DateTimeOffset WindowFrom { get; init; }

    public required DateTimeOffset WindowTo { get; init; }

    public BallotState State { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it was closed before the window's end though not all had voted.</summary>
    public string? ClosedEarly { get; private set; }

    public DateTimeOffset? CountedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Choices are sealed to this key first; two scrutineers have the other half.</summary>
    public byte[]? CountKey { get; private set; }

    /// <summary>And then to this one, whose other half is destroyed at closing.</summary>
    public byte[]? BoxKey { get; private set; }

    /// <summary>The roll as it stood at closing, as JSON; null before.</summary>
    public string? RollNumbers { get; private set; }

    /// <summary>SHA-256 over the frozen roll: who was entitled, who voted.</summary>
    public string? RollHash { get; private set; }

    /// <summary>SHA-256 over the published list of receipts.</summary>
    public string? ReceiptsHash { get; private set; }

    /// <summary>The result as JSON; null before the count.</summary>
    public string? ResultJson { get; private set; }

    public required BallotRules Rules
    {
        get => BallotRules.Read(_rules);
        init => _rules = value.ToJson();
    }

    public RollCount? Roll => RollNumbers is null ? null : System.Text.Json.JsonSerializer.Deserialize<RollCount>(RollNumbers);

    public BallotResult? Result => ResultJson is null ? null : BallotResult.Read(ResultJson);

    /// <summary>Whether the box has been shuffled, and every trace of who put what in is gone.</summary>
    public bool IsShuffled => ReceiptsHash is not null;

    /// <summary>Changes the rules while nobody has voted.</summary>
    public void Settle(BallotRules rules)
    {
        Require(BallotState.Prepared);
        _rules = rules.ToJson();
    }

    public void Open(byte[] countKey, byte[] boxKey, DateTimeOffset now)
    {
        Require(BallotState.Prepared);
        (State, OpenedAt, CountKey, BoxKey) = (BallotState.Open, now, countKey, boxKey);
    }

    public void Close(RollCount roll, string rollHash, string? early, DateTimeOffset now)
    {
        Require(BallotState.Open);
        (State, ClosedAt, ClosedEarly) = (BallotState.Closed, now, early);
        (RollNumbers, RollHash) = (System.Text.Json.JsonSerializer.Serialize(roll), rollHash);
    }

    public void Shuffled(string receiptsHash)
    {
        Require(BallotState.Closed);
        ReceiptsHash = ReceiptsHash is null ? receiptsHash : throw new InvalidOperationException($"Ballot {Id} has been shuffled.");
    }

    public void Count(BallotResult result, DateTimeOffset now)
    {
        Require(BallotState.Closed);
        if (!IsShuffled)
        {
            throw new InvalidOperationException($"Ballot {Id} has not been shuffled.");
        }

        (State, CountedAt, ResultJson) = (BallotState.Counted, now, result.ToJson());
    }

    public void Publish(DateTimeOffset now)
    {
        Require(BallotState.Counted);
        (State, PublishedAt) = (BallotState.Published, now);
    }

    public void Confirm(DateTimeOffset now)
    {
        Require(BallotState.Published);
        (State, ConfirmedAt) = (BallotState.Confirmed, now);
    }

    private void Require(BallotState state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"Ballot {Id} is {State}, not {state}.");
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Ballot>
    {
        public void Configure(EntityTypeBuilder<Ballot> builder)
        {
            builder.ToTable("Ballots");
            builder.Property(ballot => ballot.Id).ValueGeneratedNever();
            builder.Ignore(ballot => ballot.Rules).Ignore(ballot => ballot.Roll).Ignore(ballot => ballot.Result).Ignore(ballot => ballot.IsShuffled).Ignore(ballot => ballot.IsOfProjects);
            builder.Property<string>("_rules").HasColumnName("Rules").IsRequired();
            builder.Property(ballot => ballot.Purpose).HasDefaultValue(BallotPurpose.Projects).ValueGeneratedNever().AddedLater();
            builder.HasIndex(ballot => new { ballot.BodyId, ballot.State });
            builder.HasIndex(ballot => ballot.PreviousId).IsUnique();
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(ballot => ballot.BodyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
