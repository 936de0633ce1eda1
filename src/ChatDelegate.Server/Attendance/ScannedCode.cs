using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Codes;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.SignIn;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Attendance;

/// <summary>What a scanned code leads to: who one is and where, and one button.</summary>
internal sealed class ScannedCode(
    IDbContextFactory<CongressDb> databases, DeviceCookie cookie, CheckInCodes codes, MeetingDesk desk, PhraseBook phrases, CongressZone zone, TimeProvider time, ILogger<ScannedCode> logger)
{
    /// <summary>Reads a code; for whoever belongs there it answers with a pass, which nobody else can use.</summary>
    public async Task<IResult> ReadAsync(HttpContext http, string? code, CancellationToken cancellationToken)
    {
        var (locale, now) = (PhonePage.Language(http), time.GetUtcNow());
        var (meetingId, error) = codes.Read(code, now);
        if (meetingId is not { } id)
        {
            return Refuse(error ?? AttendanceError.BadCode, null, locale);
        }

        if (await cookie.PersonAsync(http, cancellationToken) is not { } personId)
        {
            return CheckInProblem.SignIn("attendance.page.sign_in", phrases, locale);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var meeting = await db.Set<GroupMeeting>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (meeting is null)
        {
            return Refuse(AttendanceError.Missing, null, locale);
        }

        if (await ScanRules.FaultAsync(db, personId, meeting, cancellationToken) is { } fault)
        {
            return Refuse(fault, meeting, locale);
        }

        var name = await db.Set<Person>().Where(person => person.Id == personId).Select(person => person.Name).FirstAsync(cancellationToken);
        var group = await db.Set<DelegateGroup>().Where(one => one.Id == meeting.GroupId).Select(one => one.Name).FirstAsync(cancellationToken);
        return Results.Ok(new ScanView(
            group, meeting.TitleIn(locale), $"{MeetingScreen.At(meeting.Starts, zone)} · {(meeting.Place.Length > 0 ? meeting.Place : phrases(locale, "attendance.no_place"))}",
            phrases(locale, "attendance.page.hello", ("name", name)), phrases(locale, "attendance.page.confirm"), phrases(locale, "attendance.page.chat"), codes.Pass(id, personId, now)));
    }

    /// <summary>Checks in whoever is signed in here.</summary>
    public async Task<IResult> TakeAsync(HttpContext http, string? pass, CancellationToken cancellationToken)
    {
        var locale = PhonePage.Language(http);
        if (await cookie.PersonAsync(http, cancellationToken) is not { } personId)
        {
            return CheckInProblem.SignIn("attendance.page.sign_in", phrases, locale);
        }

        var outcome = await desk.CheckInAsync(personId, pass, cancellationToken);
        if (outcome is not { Error: null, Record: { } record })
        {
            return CheckInProblem.Of(outcome.Error ?? AttendanceError.BadCode, outcome.Meeting, phrases, locale, zone);
        }

        var key = record.State == AttendanceState.Late ? "attendance.page.done_late" : "attendance.page.done";
        return Results.Ok(new InView(phrases(locale, key, ("at", MeetingScreen.At(record.ArrivedAt ?? time.GetUtcNow(), zone)))));
    }

    private IResult Refuse(AttendanceError error, GroupMeeting? meeting, string locale)
    {
        CheckInLog.Refused(logger, error);
        return CheckInProblem.Of(error, meeting, phrases, locale, zone);
    }
}

/// <param name="Pass">For the button.</param>
internal sealed record ScanView(string Group, string Meeting, string Facts, string Hello, string Confirm, string Chat, string Pass);

internal sealed record InView(string Says);
