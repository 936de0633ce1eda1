using System.Text.Json;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Programme;

/// <summary>One thing to do or one meeting to hold in a week's plan (活动方案), with its owner and its time.</summary>
public sealed class PlanItem : IRecord
{
    public required Guid Id { get; init; }

    public required Guid WeekId { get; init; }

    /// <summary>Its id in the template; the same every year.</summary>
    public required string Key { get; init; }

    /// <summary>Place in the plan, from 1: in the order of the stages.</summary>
    public required int Order { get; init; }

    public required PlanStage Stage { get; init; }

    public required PlanBlock Block { get; init; }

    public required PlanOwner Owner { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    public required PlanAnchor Anchor { get; init; }

    /// <summary>Until when; of a meeting, when it begins.</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>How long the meeting lasts that this is; null for anything else.</summary>
    public int? MeetingMinutes { get; init; }

    /// <summary>Whether groups may put it on another time within the week.</summary>
    public required bool Movable { get; set; }

    /// <summary>The dialog that does it; null when none does.</summary>
    public string? Dialog { get; init; }

    /// <summary>What shows that somebody has done it, see <see cref="Tasks.TaskProof"/>.</summary>
    public required string Proof { get; init; }

    /// <summary>As JSON.</summary>
    public string Materials { get; init; } = "[]";

    /// <summary>Why staff changed it last; null when it is as it was made.</summary>
    public string? Reason { get; private set; }

    public Guid? ChangedBy { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public bool IsMeeting => MeetingMinutes is not null;

    public IReadOnlyList<PlanMaterial> MaterialList => JsonSerializer.Deserialize<List<PlanMaterial>>(Materials, JsonSerializerOptions.Web) ?? [];

    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;

    /// <summary>Another time or another freedom, decided by staff.</summary>
    public void Change(DateTimeOffset due, bool movable, string reason, Guid by, DateTimeOffset now)
    {
        (Due, Movable) = (due, movable);
        (Reason, ChangedBy, ChangedAt) = (reason, by, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanItem>
    {
        public void Configure(EntityTypeBuilder<PlanItem> builder)
        {
            builder.ToTable("PlanItems");
            builder.Property(item => item.Id).ValueGeneratedNever();
            builder.Ignore(item => item.IsMeeting).Ignore(item => item.MaterialList);
            builder.HasIndex(item => new { item.WeekId, item.Key }).IsUnique();
            builder.HasOne<ActivityWeek>().WithMany().HasForeignKey(item => item.WeekId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
