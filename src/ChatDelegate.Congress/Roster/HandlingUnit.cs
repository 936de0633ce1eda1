using System.Text.Json;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster;

/// <summary>An authority that suggestions are assigned to and that answers them (承办单位).</summary>
public sealed class HandlingUnit : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Name { get; init; }

    /// <summary>Words in a text that point to this unit (路灯, 积水, …), as a JSON list.</summary>
    public string Duties { get; private set; } = "[]";

    public IReadOnlyList<string> DutyWords => JsonSerializer.Deserialize<List<string>>(Duties) ?? [];

    public void AnswersFor(IEnumerable<string> words) =>
        Duties = JsonSerializer.Serialize(words.Select(word => word.Trim()).Where(word => word.Length > 0).Distinct(), RosterJson.Plain);

    internal sealed class Mapping : IEntityTypeConfiguration<HandlingUnit>
    {
        public void Configure(EntityTypeBuilder<HandlingUnit> builder)
        {
            builder.ToTable("Units");
            builder.Property(unit => unit.Id).ValueGeneratedNever();
            builder.Ignore(unit => unit.DutyWords);
            builder.HasIndex(unit => new { unit.BodyId, unit.Name }).IsUnique();
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(unit => unit.BodyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
