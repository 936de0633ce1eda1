using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>A finished call's answer, until its job has ended: sealed, since it holds words of the notes.</summary>
public sealed class KeptAnswer
{
    public required string Job { get; init; }

    /// <summary>Of the request, see <see cref="ModelRequest.Hash"/>.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Box { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeptAnswer>
    {
        public void Configure(EntityTypeBuilder<KeptAnswer> builder)
        {
            builder.ToTable("KeptAnswers");
            builder.HasKey(answer => new { answer.Job, answer.Hash });
            builder.HasIndex(answer => answer.At);
        }
    }
}
