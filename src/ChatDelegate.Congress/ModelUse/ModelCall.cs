using ChatDelegate.Drafting.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>A call to a language model (模型调用) in the ledger: who, what for, how much. Never what was asked or answered.</summary>
public sealed class ModelCall
{
    public required Guid Id { get; init; }

    /// <summary>The congress's day, which budgets count by.</summary>
    public required DateOnly Day { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whose budget it counts against; null when nobody's but the installation's.</summary>
    public string? Person { get; init; }

    public string? Job { get; init; }

    /// <summary>Name of the prompt; empty when none was named.</summary>
    public required string Prompt { get; init; }

    public string? PromptVersion { get; init; }

    /// <summary>As the server named the one that answered; until then, the one asked for.</summary>
    public required string Model { get; set; }

    public required int TokensIn { get; set; }

    public int TokensOut { get; set; }

    /// <summary>The server has not said how many tokens it took; they are counted by the length of the texts.</summary>
    public bool IsEstimated { get; set; }

    public int Milliseconds { get; set; }

    public required CallOutcome Outcome { get; set; }

    /// <summary>In millionths of the currency of <see cref="PriceOptions"/>, by the price of that day.</summary>
    public long CostMicros { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ModelCall>
    {
        public void Configure(EntityTypeBuilder<ModelCall> builder)
        {
            builder.ToTable("ModelCalls");
            builder.Property(call => call.Id).ValueGeneratedNever();
            builder.HasIndex(call => new { call.Day, call.Person });
        }
    }
}
