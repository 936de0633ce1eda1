using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster;

/// <summary>What someone does for a congress beside, or instead of, being its delegate.</summary>
public sealed class Appointment : IRecord
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid BodyId { get; init; }

    public required AppointmentRole Role { get; init; }

    /// <summary>The group that a supervisor attends; null for all groups of the congress.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The unit that a handling officer answers for.</summary>
    public Guid? UnitId { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <exception cref="InvalidOperationException">It has ended before.</exception>
    public void End(DateTimeOffset now) => EndedAt = EndedAt is null ? now : throw new InvalidOperationException("The appointment has ended already.");

    internal sealed class Mapping : IEntityTypeConfiguration<Appointment>
    {
        public void Configure(EntityTypeBuilder<Appointment> builder)
        {
            builder.ToTable("Appointments");
            builder.Property(appointment => appointment.Id).ValueGeneratedNever();
            builder.HasIndex(appointment => appointment.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(appointment => appointment.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(appointment => appointment.BodyId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DelegateGroup>().WithMany().HasForeignKey(appointment => appointment.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<HandlingUnit>().WithMany().HasForeignKey(appointment => appointment.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum AppointmentRole
{
    /// <summary>督导员: attends a group's meetings and checks that nothing is left out; changes no record.</summary>
    Supervisor,

    /// <summary>领导: of the standing committee; sees how the week stands, acts nowhere.</summary>
    Leader,

    /// <summary>工作机构人员: reviews what delegates submit.</summary>
    Staff,

    /// <summary>管理员: looks after roster and accounts.</summary>
    Admin,

    /// <summary>承办单位联络员: answers suggestions for a handling unit.</summary>
    HandlingOfficer,
}
