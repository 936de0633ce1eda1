using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>A departure from the script (偏离): what was done otherwise, where, by whom and why. Never changed and never removed.</summary>
public sealed class ScriptDeviation : IRecord
{
    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>The step it was about.</summary>
    public required int Step { get; init; }

    public required DeviationKind Kind { get; init; }

    public required string Reason { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ScriptDeviation>
    {
        public void Configure(EntityTypeBuilder<ScriptDeviation> builder)
        {
            builder.ToTable("ScriptDeviations");
            builder.Property(deviation => deviation.Id).ValueGeneratedNever();
            builder.HasIndex(deviation => deviation.RunId);
            builder.HasOne<ScriptRun>().WithMany().HasForeignKey(deviation => deviation.RunId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum DeviationKind
{
    /// <summary>跳过.</summary>
    Skipped,

    /// <summary>重做.</summary>
    Repeated,

    /// <summary>工作机构代为操作: staff did it in the convenor's place.</summary>
    ByStaff,
}
