using System.Diagnostics;
using System.Globalization;

namespace ChatDelegate.Server.Faults;

/// <summary>
/// Lets a test kill the process, as the power does, at a named point of a turn or of the archive's work: setting <c>Faults:KillAt</c>, as in
/// <c>before-commit</c> or <c>after-send:3</c> for the third time. Deaf outside Development.
/// </summary>
internal sealed class CrashPoint
{
    public const string TurnBegun = "turn-begun";
    public const string AfterDialogs = "after-dialogs";
    public const string BeforeCommit = "before-commit";
    public const string AfterCommit = "after-commit";
    public const string BeforeSend = "before-send";
    public const string AfterSend = "after-send";
    public const string ArchiveWriting = "archive-writing";
    public const string ArchiveWritten = "archive-written";
    public const string ArchiveRecorded = "archive-recorded";
    public const string ArchiveRemoving = "archive-removing";

    private readonly string? _point;
    private int _left;

    public CrashPoint(IConfiguration configuration, IHostEnvironment environment)
    {
        var setting = environment.IsDevelopment() ? configuration["Faults:KillAt"]?.Split(':') : null;
        _point = setting?[0];
        _left = setting is [_, var count] && int.TryParse(count, CultureInfo.InvariantCulture, out var times) ? times : 1;
    }

    public void Pass(string point)
    {
        if (_point == point && Interlocked.Decrement(ref _left) == 0)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
