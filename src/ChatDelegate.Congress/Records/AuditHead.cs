using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Records;

/// <summary>The end of the audit chain, in one row: a lock for whoever appends, and the sign that shows a chain cut short.</summary>
public sealed class AuditHead
{
    public int Id { get; init; } = 1;

    public long Seq { get; set; }

    public string Hash { get; set; } = string.Empty;

    internal sealed class Mapping : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder)
        {
            builder.ToTable("AuditHead");
            builder.Property(head => head.Id).ValueGeneratedNever();
            builder.HasData(new AuditHead());
        }
    }
}
