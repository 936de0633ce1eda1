using ChatDelegate.Server.Hosting;
using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Codes;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Server.Console;
using ChatDelegate.Server.SignIn;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Attendance;

/// <summary>What the convenor's screen shows now: the code of the moment, and how many have come.</summary>
internal sealed class MeetingScreen(
    IDbContextFactory<CongressDb> databases, DeviceCookie cookie, CheckInCodes codes, RulesFile rules, MeetingDesk desk, PhraseBook phrases, CongressZone zone, TimeProvider time)
{
    /// <summary>The meeting of the convenor's own group that is under way, or the next.</summary>
    public async Task<IResult> ShowAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var locale = PhonePage.Language(http);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (seat, refusal) = await ConvenorAsync(db, http, locale, cancellationToken);
        if (seat?.GroupId is not { } group)
        {
            return refusal ?? CheckInProblem.Of(AttendanceError.Missing, null, phrases, locale, zone);
        }

        return await AttendanceQueries.NearestMeetingAsync(db, group, cancellationToken) is { } meeting
            ? Results.Ok(await ViewAsync(db, http, meeting, locale, cancellationToken))
            : CheckInProblem.Of(AttendanceError.Missing, null, phrases, locale, zone);
    }

    /// <summary>Begins check-in from the screen itself.</summary>
    public async Task<IResult> StartAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var locale = PhonePage.Language(http);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (seat, refusal) = await ConvenorAsync(db, http, locale, cancellationToken);
        if (seat?.GroupId is not { } group || await AttendanceQueries.NearestMeetingAsync(db, group, cancellationToken) is not { } meeting)
        {
            return refusal ?? CheckInProblem.Of(AttendanceError.Missing, null, phrases, locale, zone);
        }

        var who = new Participant(seat.PersonId, string.Empty, new HashSet<string> { ParticipantLookup.Delegate, ParticipantLookup.Convenor }, seat.BodyId, group);
        return await desk.OpenAsync(who, meeting.Id, null, zone.Value, cancellationToken) is { } error
            ? CheckInProblem.Of(error, meeting, phrases, locale, zone)
            : Results.NoContent();
    }

    public static string At(DateTimeOffset at, CongressZone zone) => TimeZoneInfo.ConvertTime(at, zone.Value).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The seat of whoever is signed in here, if they lead a group with it.</summary>
    private async Task<(DelegateSeat? Seat, IResult? Refusal)> ConvenorAsync(CongressDb db, HttpContext http, string locale, CancellationToken cancellationToken)
    {
        if (await cookie.PersonAsync(http, cancellationToken) is not { } person)
        {
            return (null, CheckInProblem.SignIn("attendance.page.sign_in_screen", phrases, locale));
        }

        var seat = await db.Set<DelegateSeat>().AsNoTracking().OrderBy(one => one.Id).FirstOrDefaultAsync(one => one.PersonId == person && one.Convenor && one.GroupId != null, cancellationToken);
        return (seat, seat is null ? Results.Problem(phrases(locale, "attendance.page.not_convenor"), statusCode: StatusCodes.Status403Forbidden) : null);
    }

    private async Task<ScreenView> ViewAsync(CongressDb db, HttpContext http, GroupMeeting meeting, string locale, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var figures = await AttendanceQueries.FiguresAsync(db, meeting, rules.Rules, cancellationToken);
        var group = await db.Set<DelegateGroup>().Where(one => one.Id == meeting.GroupId).Select(one => one.Name).FirstAsync(cancellationToken);
        var open = meeting.State == MeetingState.Open;
        var request = http.Request;
        return new ScreenView(
            group, meeting.TitleIn(locale), $"{At(meeting.Starts, zone)} · {(meeting.Place.Length > 0 ? meeting.Place : phrases(locale, "attendance.no_place"))}", meeting.State.ToString(),
            phrases(locale, open ? "attendance.page.scan" : meeting.State == MeetingState.Planned ? "attendance.page.planned" : "attendance.page.ended"),
            phrases(locale, "attendance.page.changes"),
            open ? QrPicture.Of($"{request.Scheme}://{request.Host}{request.PathBase}/checkin/s/{codes.Show(meeting.Id, now)}") : null,
            Math.Max(1, (int)Math.Ceiling((CheckInCodes.NextAt(now) - now).TotalSeconds)),
            Figures(figures, locale), figures.Definitions(phrases, locale),
            phrases(locale, "attendance.button.start"), phrases(locale, "attendance.page.offline"));
    }

    private IReadOnlyList<ScreenFigure> Figures(AttendanceFigures figures, string locale)
    {
        ScreenFigure Count(string key, int count) => new(phrases(locale, $"attendance.page.{key}"), count.ToString(CultureInfo.InvariantCulture));
        return
        [
            Count("expected", figures.Members), Count("came", figures.Came), Count("late", figures.Late), Count("on_leave", figures.OnLeave), Count("missing", figures.Missing),
            new ScreenFigure(phrases(locale, "attendance.fact.rate"), figures.RateText),
            new ScreenFigure(phrases(locale, "attendance.fact.quorum"), $"{figures.InRoom} / {figures.Quorum}{(figures.HasQuorum ? " ✓" : string.Empty)}"),
        ];
    }
}

/// <summary>The screen in the room.</summary>
/// <param name="Says">What there is to do.</param>
/// <param name="Code">A picture; null while nobody can check in.</param>
/// <param name="Seconds">Until the next code.</param>
internal sealed record ScreenView(
    string Group, string Meeting, string Facts, string State, string Says, string Changes, string? Code, int Seconds,
    IReadOnlyList<ScreenFigure> Figures, IReadOnlyList<string> Definitions, string Start, string Offline);

internal sealed record ScreenFigure(string Label, string Value);
