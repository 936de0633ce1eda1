using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;

namespace ChatDelegate.Server.Console.Access;

/// <summary>Who works or looks on in the console, as of this request: an account, the person behind it, the congress they work for.</summary>
public sealed record Staff(Guid AccountId, Guid PersonId, string UserName, string Name, Guid BodyId, string BodyZh, string BodyEn, TimeZoneInfo Zone, IReadOnlySet<string> Roles)
{
    /// <summary>Whether they review what delegates submit.</summary>
    public bool Reviews => Roles.Contains(ParticipantLookup.Staff);

    public bool Admin => Roles.Contains(ParticipantLookup.Admin);

    /// <summary>Whether they have work here; leaders (领导) only look.</summary>
    public bool Works => Reviews || Admin;

    /// <summary>Whether they may see how the week stands.</summary>
    public bool SeesFigures => Reviews || Roles.Contains(ParticipantLookup.Leader);

    /// <summary>As services of the congress ask for who does something.</summary>
    public Participant AsParticipant() => new(PersonId, Name, Roles, BodyId, null);

    /// <summary>For the audit chain.</summary>
    public Actor AsActor(string what) => new(PersonId, Reviews ? ParticipantLookup.Staff : Admin ? ParticipantLookup.Admin : ParticipantLookup.Leader, what);
}

/// <summary>Holds the request's <see cref="Staff"/> once the cookie has been checked against the record.</summary>
public sealed class CurrentStaff
{
    private Staff? _staff;

    public bool SignedIn => _staff is not null;

    /// <exception cref="InvalidOperationException">Asked on a page that lets strangers in.</exception>
    public Staff Value => _staff ?? throw new InvalidOperationException("Nobody is signed in to the console here.");

    internal void Is(Staff staff) => _staff = staff;
}
