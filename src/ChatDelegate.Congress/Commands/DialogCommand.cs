using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Congress.Commands;

/// <summary>
/// Something a dialog can have done: one class a verb, in its feature's folder. Found by the host through dependency
/// injection; runs inside the turn's transaction, possibly more than once, so it touches nothing but the session.
/// </summary>
public abstract class DialogCommand
{
    /// <summary>Name and inputs, checked against dialogs/ at load.</summary>
    public abstract CommandSpec Spec { get; }

    /// <summary>Who may run it; checked here for everyone, whatever a card or a dialog offers.</summary>
    public abstract IReadOnlyCollection<string> Roles { get; }

    /// <summary>
    /// Whether it may run in a rehearsal, see <see cref="IRecordStore.RehearseAsync"/>: all it does to the record is to take one number and to
    /// <see cref="RecordSession.Add"/>, and what it reads beside that decides nothing that another turn could change meanwhile.
    /// </summary>
    public virtual bool MayBeRehearsed => false;

    public abstract Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken);
}
