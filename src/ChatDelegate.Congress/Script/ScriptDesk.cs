using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Script;

/// <summary>The same steps for pages, each in a transaction of its own: the convenor's on their desk, staff's in the console.</summary>
public sealed class ScriptDesk
{
    private readonly IRecordStore _store;
    private readonly RunSteps _steps;
    private readonly PhraseBook _phrases;
    private readonly TimeProvider _time;
    private readonly ILogger<ScriptDesk> _logger;

    internal ScriptDesk(IRecordStore store, RunSteps steps, PhraseBook phrases, TimeProvider time, ILogger<ScriptDesk> logger) =>
        (_store, _steps, _phrases, _time, _logger) = (store, steps, phrases, time, logger);

    /// <param name="at">The move that the page showed: an old page does nothing.</param>
    /// <param name="reason">Staff's for everything; the convenor's for what departs from the script.</param>
    /// <param name="locale">Of what there is to show.</param>
    public Task<ScriptOutcome> DoAsync(
        Participant who, Guid meetingId, ScriptMove move, int? at, string? reason, string locale, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        RunAsync(who, meetingId, move.ToString(), new Asked(reason, locale, zone), (acting, cancel) => move switch
        {
            ScriptMove.Start => _steps.StartAsync(acting, meetingId, cancel),
            ScriptMove.Next => _steps.NextAsync(acting, meetingId, at, cancel),
            ScriptMove.Act => _steps.ActAsync(acting, meetingId, at, cancel),
            ScriptMove.Skip => _steps.SkipAsync(acting, meetingId, at, cancel),
        }, cancellationToken);

    public Task<ScriptOutcome> RepeatAsync(
        Participant who, Guid meetingId, int step, int? at, string? reason, string locale, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        RunAsync(who, meetingId, "Repeat", new Asked(reason, locale, zone), (acting, cancel) => _steps.RepeatAsync(acting, meetingId, at, step, cancel), cancellationToken);

    private async Task<ScriptOutcome> RunAsync(
        Participant who, Guid meetingId, string what, Asked asked, Func<Acting, CancellationToken, Task<Acted>> step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(who);
        var role = who.Roles.Contains(ParticipantLookup.Staff) ? ParticipantLookup.Staff : ParticipantLookup.Convenor;
        var acted = await _store.WriteAsync($"script/{meetingId}", new Actor(who.PersonId, role, $"script.{what.ToLowerInvariant()}"), (session, cancel) =>
            step(new Acting(session, who, _phrases, asked.Locale, asked.Zone, _time.GetUtcNow(), asked.Reason), cancel), cancellationToken);
        if (acted.Refusal is { Why: var why })
        {
            ScriptLog.Refused(_logger, what, why);
        }

        return new ScriptOutcome(acted.Refusal, [.. acted.Shown.OfType<Paragraph>().Select(paragraph => paragraph.Text)]);
    }

    private sealed record Asked(string? Reason, string Locale, TimeZoneInfo Zone);
}

/// <summary>What a page can do with a script.</summary>
public enum ScriptMove
{
    Start,
    Next,
    Act,
    Skip,
}
