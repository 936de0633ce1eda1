using System.Text.Json;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Prompting;

/// <summary>
/// Prompting (投票提醒) of one delegate group in one ballot, round after round: in each, whoever has not voted gets a card. Who has got
/// one, <see cref="PromptCopy"/> says until the ballot closes; then only sums are left.
/// </summary>
public sealed class VotePrompt : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    /// <summary>Null for the delegates without a group.</summary>
    public Guid? GroupId { get; init; }

    public PromptTrigger Trigger { get; private set; }

    public PromptState State { get; private set; }

    /// <summary>Who started, paused or stopped it last; null for the program.</summary>
    public Guid? By { get; private set; }

    /// <summary>How many rounds have begun.</summary>
    public int Round { get; private set; }

    public DateTimeOffset? RoundAt { get; private set; }

    /// <summary>The round has begun, and somebody may still be without their card.</summary>
    public bool Sending { get; private set; }

    /// <summary>When the next round begins; null while one is under way, and after the last.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>How many cards came how far, once the ballot is closed; null before.</summary>
    public string? SumsJson { get; private set; }

    public IReadOnlyDictionary<PromptOutcome, int>? Sums => SumsJson is null ? null : JsonSerializer.Deserialize<Dictionary<PromptOutcome, int>>(SumsJson);

    public void Start(PromptTrigger trigger, Guid by, DateTimeOffset at)
    {
        Require(SumsJson is null);
        (State, Trigger, By, NextAt) = (PromptState.Running, trigger, by, Sending ? null : at);
    }

    /// <summary>A round begins.</summary>
    public void Begin(DateTimeOffset now)
    {
        Require(State == PromptState.Running && !Sending);
        (Round, RoundAt, Sending, NextAt) = (Round + 1, now, true, null);
    }

    /// <summary>Everybody has their card.</summary>
    /// <param name="next">When those who have not voted get another; null when nobody may get more.</param>
    public void EndRound(DateTimeOffset? next)
    {
        Require(Sending);
        (Sending, NextAt) = (false, next);
        State = next is null ? PromptState.Finished : State;
    }

    public void Pause(Guid by)
    {
        Require(State == PromptState.Running);
        (State, By) = (PromptState.Paused, by);
    }

    public void Resume(Guid by)
    {
        Require(State == PromptState.Paused);
        (State, By) = (PromptState.Running, by);
    }

    public void Stop(Guid by)
    {
        Require(State is PromptState.Running or PromptState.Paused);
        (State, By, Sending, NextAt) = (PromptState.Stopped, by, false, null);
    }

    /// <summary>The ballot is closed: what is left are sums.</summary>
    public void Finish(IReadOnlyDictionary<PromptOutcome, int> sums)
    {
        Require(SumsJson is null);
        (State, Sending, NextAt, SumsJson) = (State == PromptState.Stopped ? PromptState.Stopped : PromptState.Finished, false, null, JsonSerializer.Serialize(sums));
    }

    private void Require(bool fits)
    {
        if (!fits)
        {
            throw new InvalidOperationException($"Prompt {Id} is {State}.");
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<VotePrompt>
    {
        public void Configure(EntityTypeBuilder<VotePrompt> builder)
        {
            builder.ToTable("VotePrompts");
            builder.Property(prompt => prompt.Id).ValueGeneratedNever();
            builder.Ignore(prompt => prompt.Sums);
            builder.HasIndex(prompt => new { prompt.BallotId, prompt.GroupId }).IsUnique();
            builder.HasIndex(prompt => prompt.State);
            builder.HasOne<Ballot>().WithMany().HasForeignKey(prompt => prompt.BallotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
