using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.HandOver;

/// <summary>What one side said in a request.</summary>
public sealed class HandOverMessage : IRecord
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid By { get; init; }

    /// <summary>Of the staff; otherwise of the person who asked.</summary>
    public required bool FromStaff { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    internal static HandOverMessage Of(HandOverRequest request, Guid by, bool fromStaff, string text, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        RequestId = request.Id,
        By = by,
        FromStaff = fromStaff,
        Text = text,
        At = now,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<HandOverMessage>
    {
        public void Configure(EntityTypeBuilder<HandOverMessage> builder)
        {
            builder.ToTable("HandOverMessages");
            builder.Property(message => message.Id).ValueGeneratedNever();
            builder.HasOne<HandOverRequest>().WithMany().HasForeignKey(message => message.RequestId);
            builder.HasIndex(message => new { message.RequestId, message.At });
        }
    }
}
