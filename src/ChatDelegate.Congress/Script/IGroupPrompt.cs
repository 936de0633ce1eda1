using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Script;

/// <summary>
/// What the act <c>prompt</c> (提醒未投) has done: whoever sends reminders registers one. Without it, the step only says who has not voted.
/// It must not ask for a <see cref="PhraseBook"/> when it is made: the texts come from where the commands are asked for first.
/// </summary>
public interface IGroupPrompt
{
    /// <summary>Reminds those of a group who have not voted, inside the transaction that asks for it. Who may do this has been checked.</summary>
    /// <param name="phrases">The words of the turn.</param>
    /// <returns>How many are reminded.</returns>
    Task<int> SendAsync(RecordSession session, Participant who, Guid ballotId, Guid groupId, PhraseBook phrases, DateTimeOffset now, CancellationToken cancellationToken);
}
