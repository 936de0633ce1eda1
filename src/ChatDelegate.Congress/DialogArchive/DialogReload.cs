using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.DialogArchive;

/// <summary>The trace of a reload while the server ran: what the assistant says from then on is other than before.</summary>
public sealed class DialogReload : IRecord
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who pressed the button; null when the server saw the files change.</summary>
    public required Guid? By { get; init; }

    /// <summary>The definitions that came with it, such as <c>report-opinion 3 9f2c</c>, one a line; empty when only texts changed or nothing did.</summary>
    public required string Definitions { get; init; }

    /// <summary>Faults found; with any, everything stayed as it was.</summary>
    public required int Faults { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DialogReload>
    {
        public void Configure(EntityTypeBuilder<DialogReload> builder)
        {
            builder.ToTable("DialogReloads");
            builder.Property(reload => reload.Id).ValueGeneratedNever();
        }
    }
}
