using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting.Editing;
using ChatDelegate.Server.Attendance;
using ChatDelegate.Server.Console;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.SignIn;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Reporting;

/// <summary>What the page shows and does. Whoever is signed in on the device reaches their own report and no other: there is no way to name one.</summary>
internal sealed class ReportPageData(IDbContextFactory<CongressDb> databases, DeviceCookie cookie, ReportDesk desk, PhraseBook phrases, CongressZone zone)
{
    private const int LongestKey = 64;

    public Task<IResult> ShowAsync(HttpContext http, CancellationToken cancellationToken) => AnswerAsync(http, desk.OpenAsync, cancellationToken);

    public Task<IResult> SaveAsync(HttpContext http, ReportSaved saved, CancellationToken cancellationToken) =>
        AnswerAsync(http, (reader, cancel) => desk.SaveAsync(reader, saved.Version, saved.Paragraphs ?? [], cancel), cancellationToken);

    public Task<IResult> StepAsync(HttpContext http, string step, ReportStep seen, CancellationToken cancellationToken) => AnswerAsync(http, (reader, cancel) => step switch
    {
        "compose" => desk.ComposeAsync(reader, seen.Version, cancel),
        "submit" => desk.SubmitAsync(reader, seen.Version, cancel),
        "polish" => desk.PolishAsync(reader, seen.Version, seen.Key is { Length: > 0 and <= LongestKey } key ? key : Guid.CreateVersion7().ToString(), cancel),
        _ => desk.AnswerPolishAsync(reader, seen.Version, step == "take", cancel),
    }, cancellationToken);

    private async Task<IResult> AnswerAsync(HttpContext http, Func<ReportReader, CancellationToken, Task<ReportOutcome>> step, CancellationToken cancellationToken)
    {
        var locale = PhonePage.Language(http);
        if (await cookie.PersonAsync(http, cancellationToken) is not { } id)
        {
            return CheckInProblem.SignIn("report.page.sign_in", phrases, locale);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await ParticipantLookup.FindAsync(db, id, cancellationToken) is not { } who || !who.Roles.Contains(ParticipantLookup.Delegate))
        {
            return Results.Problem(phrases(locale, "report.page.nobody"), statusCode: StatusCodes.Status403Forbidden);
        }

        var (refusal, sheet) = await step(new ReportReader(who, locale, zone.Value), cancellationToken);
        return refusal is { } why
            ? Results.Problem(why.Text, statusCode: StatusOf(why.Code), title: why.Code)
            : sheet is null ? Results.NotFound() : Results.Ok(View(sheet, locale));
    }

    private static int StatusOf(string code) => code switch
    {
        "no_week" => StatusCodes.Status404NotFound,
        "no_words" or "too_long" or "personal_data" => StatusCodes.Status400BadRequest,
        "too_often" => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status409Conflict,
    };

    private ReportView View(ReportSheet sheet, string locale)
    {
        string Say(string key, params (string Name, object Value)[] values) => phrases(locale, "report." + key, values);
        var report = sheet.Report;
        var state = report.SubmittedVersion is null ? "state.draft" : report.HasNews ? "state.changed" : "state.submitted";
        return new ReportView(
            Say("title", ("week", sheet.Week)), report.LastVersion,
            Say(state, ("version", report.LastVersion), ("at", report.SubmittedAt is { } at ? Words.Minute(at, zone.Value) : string.Empty)),
            [.. sheet.Paragraphs.Select(one => new ReportLine(one.Paragraph.Text, one.From, [.. one.Paragraph.Sources.Select(source => Say($"source.{source.Kind}") + " " + source.Label)]))],
            sheet.Polish is { } polish ? Proposal(polish, Say) : null,
            sheet.Polishing ? Say("page.polishing") : null,
            report.HasNews && sheet.Paragraphs.Count > 0, sheet is { CanPolish: true, Polishing: false }, ReportDesk.MostParagraphs,
            new ReportWords(
                Say("page.hint"), Say("page.empty"), Say("page.paragraph"), Say("page.records"), Say("page.up"), Say("page.delete"), Say("page.undo"), Say("page.add"), Say("page.save"), Say("page.saved"), Say("page.unsaved"),
                Say("button.submit"), Say("page.sure_submit"), Say("button.compose"), Say("page.sure_compose"), Say("button.polish"), Say("polish.take"), Say("polish.leave")));
    }

    private static ReportProposal Proposal(ShownPolish polish, SayReport say) => new(
        say("polish.title"), say("polish.by_model", ("model", polish.Model)), polish.Refused > 0 ? say("polish.refused", ("count", polish.Refused)) : null,
        [
            .. polish.Changes.Select(change => new ReportChange(
                say("polish.paragraph", ("n", change.N)),
                [.. TextDiff.Between(change.Before, change.After).Select(piece => new ReportPiece(piece.Kind.ToString().ToLowerInvariant(), piece.Text))])),
        ]);

    private delegate string SayReport(string key, params (string Name, object Value)[] values);
}
