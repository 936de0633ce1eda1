using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;

namespace ChatDelegate.Congress.HandOver;

/// <summary>A command for everyone: whoever talks with the assistant can ask for a person. It reaches only what is their own.</summary>
internal abstract class HandOverCommand : DialogCommand
{
    public sealed override IReadOnlyCollection<string> Roles { get; } =
    [
        ParticipantLookup.Delegate, ParticipantLookup.Convenor, ParticipantLookup.Supervisor, ParticipantLookup.Staff, ParticipantLookup.Admin, ParticipantLookup.HandlingOfficer,
    ];
}
