using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Running;
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
    public Task<ScriptRefusal?> DoAsync(Participant who, Guid meetingId, ScriptMove move, int? at, string? reason, TimeZoneInfo zone, CancellationToken cancellationToken) => RunAsync(who, meetingId, move.ToString(), reason, zone, (acting, cancel) => move switch
    {
        ScriptMove.Start => _steps.StartAsync(acting, meetingId, cancel),
        ScriptMove.Next => _steps.NextAsync(acting, meetingId, at, cancel),
        ScriptMove.Act => _steps.ActAsync(acting, meetingId, at, cancel),
        ScriptMove.Skip => _steps.SkipAsync(acting, meetingId, at, cancel),
    }, cancellationToken);

    public Task<ScriptRefusal?> RepeatAsync(Participant who, Guid meetingId, int step, int? at, string? reason, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        RunAsync(who, meetingId, "Repeat", reason, zone, (acting, cancel) => _steps.RepeatAsync(acting, meetingId, at, step, cancel), cancellationToken);

    private async Task<ScriptRefusal?> RunAsync(
        Participant who, Guid meetingId, string what, string? reason, TimeZoneInfo zone, Func<Acting, CancellationToken, Task<Acted>> step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(who);
        var role = who.Roles.Contains(ParticipantLookup.Staff) ? ParticipantLookup.Staff : ParticipantLookup.Convenor;
        var acted = await _store.WriteAsync($"script/{meetingId}", new Actor(who.PersonId, role, $"script.{what.ToLowerInvariant()}"), (session, cancel) =>
            step(new Acting(session, who, _phrases, Locales.Default, zone, _time.GetUtcNow(), reason), cancel), cancellationToken);
        if (acted.Refusal is { Why: var why })
        {
            ScriptLog.Refused(_logger, what, why);
        }

        return acted.Refusal;
    }
}

/// <summary>What a page can do with a script.</summary>
public enum ScriptMove
{
    Start,
    Next,
    Act,
    Skip,
}
