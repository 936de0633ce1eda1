using System.Collections.Concurrent;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Roster;

/// <summary>
/// Participants as they were last read, to spare rehearsals the reading. What counts is the record: whatever is rehearsed on this may be written only while
/// the roster is still of the version that comes with it.
/// </summary>
public sealed class KnownParticipants
{
    private const int Most = 2048;

    private volatile Read _read = new(-1);

    /// <summary>The participant, null as in <see cref="ParticipantLookup"/>, and the version of the roster that says so.</summary>
    public async Task<(Participant? Participant, long Roster)> FindAsync(RecordSession session, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var read = _read;
        if (session.IsRehearsal && read.People.TryGetValue(personId, out var known))
        {
            return (known, read.Roster);
        }

        var (participant, roster) = await ParticipantLookup.FindAsync(session, personId, cancellationToken);
        if (participant is not null && (roster != read.Roster || read.People.Count >= Most))
        {
            _read = read = new Read(roster);
        }

        if (participant is not null && session.IsRehearsal)
        {
            // Work in earnest may see what it has changed itself and then undoes.
            read.People[personId] = participant;
        }

        return (participant, roster);
    }

    private sealed class Read(long roster)
    {
        public long Roster => roster;

        public ConcurrentDictionary<Guid, Participant> People { get; } = [];
    }
}
