using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Commands;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary>A command about the script of the group's own meeting. What is refused is said in words and logged, and the line at hand is shown again.</summary>
internal abstract class ScriptCommand(string name, ConvenorCard card, ILogger logger, params IReadOnlyList<CommandInput> inputs) : DialogCommand
{
    public sealed override CommandSpec Spec { get; } = new(name, [new CommandInput("meeting", ValueType.Text, Required: false), .. inputs]);

    public sealed override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Convenor];

    protected ConvenorCard Card => card;

    public sealed override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var meeting = await context.MeetingAsync(cancellationToken);
        ScriptRefusal? refusal = meeting is null ? ScriptError.Missing
            : await context.Db.LeadsAsync(context.Participant, meeting.GroupId, cancellationToken) ? null : ScriptError.OtherGroup;
        return refusal is not null || meeting is null ? Refuse(context, refusal ?? ScriptError.Missing) : await RunAsync(context, meeting, cancellationToken);
    }

    protected abstract Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken);

    /// <summary>The move that the card showed, or, of words, the one that this conversation saw last.</summary>
    protected static int? At(CommandContext context) => context.NumberInput("at") ?? context.NumberInput("seen");

    protected static Acting By(CommandContext context, string? reason = null) =>
        new(context.Session, context.Participant, context.Phrases, context.Locale, context.Zone, context.Now, reason);

    /// <summary>What came of a step, and the line at hand.</summary>
    protected async Task<CommandResult> ShowAsync(CommandContext context, GroupMeeting meeting, Acted acted, CancellationToken cancellationToken)
    {
        if (acted.Refusal is { } refusal)
        {
            var now = await card.LineAsync(context, meeting, null, [], cancellationToken);
            return Refuse(context, refusal) with { Values = now.Values, Replies = refusal.Why == ScriptError.Stale ? now.Replies : [] };
        }

        await context.Session.FlushAsync(cancellationToken);
        return await card.LineAsync(context, await context.MeetingAsync(cancellationToken) ?? meeting, null, acted.Shown, cancellationToken);
    }

    protected CommandResult Refuse(CommandContext context, ScriptRefusal refusal)
    {
        ScriptLog.Refused(logger, Spec.Name, refusal.Why);
        return CommandResult.Refused(refusal.Why.ToString(), refusal.In(context.Phrases, context.Locale));
    }

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
