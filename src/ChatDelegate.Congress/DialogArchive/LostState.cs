using ChatDelegate.Dialogs.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.DialogArchive;

/// <summary>
/// What stood in a conversation when it could not be read, byte for byte, sealed if it was: set aside in the same
/// transaction that overwrites it, so that it can still be recovered with the right key or a newer program.
/// </summary>
public sealed class LostState
{
    public required Guid Id { get; init; }

    public required Guid ConversationId { get; init; }

    public required byte[] State { get; init; }

    public required bool Sealed { get; init; }

    public required StateLoss Why { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LostState>
    {
        public void Configure(EntityTypeBuilder<LostState> builder)
        {
            builder.ToTable("LostStates");
            builder.Property(lost => lost.Id).ValueGeneratedNever();
            builder.HasIndex(lost => lost.ConversationId);
        }
    }
}
