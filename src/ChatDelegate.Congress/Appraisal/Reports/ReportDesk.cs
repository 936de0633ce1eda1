using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Assist.Polishing;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>A delegate's own self-report on a page: the same steps as in the chat, each in a transaction of its own and on the version that the page showed.</summary>
public sealed class ReportDesk
{
    public const int MostParagraphs = ReportRules.MostParagraphs;

    private readonly IRecordStore _store;
    private readonly ModelAtHand _model;
    private readonly WordingLimit _limit;
    private readonly PhraseBook _phrases;
    private readonly TimeProvider _time;

    internal ReportDesk(IRecordStore store, ModelAtHand model, WordingLimit limit, PhraseBook phrases, TimeProvider time) =>
        (_store, _model, _limit, _phrases, _time) = (store, model, limit, phrases, time);

    /// <summary>The report as it stands, begun from the record where there is none.</summary>
    public Task<ReportOutcome> OpenAsync(ReportReader reader, CancellationToken cancellationToken) => DoAsync(reader, "open", null, (_, _) => Task.FromResult<ReportFault?>(null), cancellationToken);

    /// <summary>Puts these paragraphs in place of all. What is unchanged keeps its records; what is changed becomes the delegate's own words.</summary>
    public Task<ReportOutcome> SaveAsync(ReportReader reader, int version, IReadOnlyList<EditedParagraph> edited, CancellationToken cancellationToken) => DoAsync(reader, "edit", version, (work, _) =>
    {
        List<ReportParagraph> after = [.. edited.Select(one => Edited(work.Paragraphs, one))];
        if (ReportRules.OfWords(after) is { } fault)
        {
            return Task.FromResult<ReportFault?>(fault);
        }

        if (!after.SequenceEqual(work.Paragraphs))
        {
            work.Write(after);
        }

        return Task.FromResult<ReportFault?>(null);
    }, cancellationToken);

    /// <summary>Begins anew from the record; the delegate's own paragraphs stay below.</summary>
    public Task<ReportOutcome> ComposeAsync(ReportReader reader, int version, CancellationToken cancellationToken) => DoAsync(reader, "compose", version, async (work, cancel) =>
    {
        var composed = await ReportFacts.ComposeAsync(work.Session.Db, work.Week, reader.Who.PersonId, reader.Zone, _phrases, reader.Locale, cancel);
        work.Write([.. composed, .. work.Paragraphs.Where(paragraph => paragraph.Own)]);
        return null;
    }, cancellationToken);

    public Task<ReportOutcome> SubmitAsync(ReportReader reader, int version, CancellationToken cancellationToken) => DoAsync(reader, "submit", version, async (work, cancel) =>
    {
        var fault = await ReportRules.OfSubmittingAsync(work.Session.Db, work.Week, work.Report, work.Paragraphs, cancel);
        if (fault is null)
        {
            work.Report.Submit(work.Now);
        }

        return fault;
    }, cancellationToken);

    /// <summary>Asks for better words; they come as a proposal.</summary>
    /// <param name="key">That of this request; the same again asks for nothing more.</param>
    public Task<ReportOutcome> PolishAsync(ReportReader reader, int version, string key, CancellationToken cancellationToken) => DoAsync(reader, "polish", version, async (work, cancel) =>
    {
        if (!_model.IsThere || work.Paragraphs.All(paragraph => paragraph.Own))
        {
            return new ReportFault("own_words", _model.IsThere ? "report.polish.own_words" : "report.polish.by_hand", []);
        }

        var answer = await _limit.AskAsync(work.Session.Db, AssistKind.PolishedReport, reader.Who, work.Report.Id, $"polish/{reader.Who.PersonId:N}/{key}", work.Now, cancel);
        return answer == WordingAnswer.TooOften ? new ReportFault("too_often", "wording.too_often", []) : null;
    }, cancellationToken);

    /// <summary>Takes the better words or leaves the report as it is.</summary>
    public Task<ReportOutcome> AnswerPolishAsync(ReportReader reader, int version, bool take, CancellationToken cancellationToken) => DoAsync(reader, "answer_polish", version, async (work, cancel) =>
    {
        if (await Polishes.PendingAsync(work.Session.Db, work.Report, cancel) is not { } polish)
        {
            return new ReportFault("no_polish", "report.polish.none", []);
        }

        work.Paragraphs = Polishes.Decide(work.Session.Db, work.Report, polish, work.Paragraphs, take, work.Now);
        return null;
    }, cancellationToken);

    private async Task<ReportOutcome> DoAsync(ReportReader reader, string what, int? version, Func<ReportWork, CancellationToken, Task<ReportFault?>> step, CancellationToken cancellationToken)
    {
        var actor = new Actor(reader.Who.PersonId, "delegate", $"report.{what}");
        return await _store.WriteAsync($"report/{reader.Who.PersonId}", actor, async (session, cancel) =>
        {
            var now = _time.GetUtcNow();
            var today = DateOnly.FromDateTime(now.In(reader.Zone).DateTime);
            if (await ProgrammeQueries.CurrentWeekAsync(session.Db, reader.Who.CongressId, today, cancel) is not { } week)
            {
                return new ReportOutcome(Refusal(ReportFault.NoWeek, reader), null);
            }

            var (report, paragraphs) = await SelfReports.BeginAsync(session, week, reader.Who.PersonId, now, reader.Zone, _phrases, reader.Locale, cancel);
            var work = new ReportWork(session, week, report, now) { Paragraphs = paragraphs };
            var fault = version is { } seen && seen != report.LastVersion ? ReportFault.Stale : await step(work, cancel);
            await session.FlushAsync(cancel);
            var polish = await Polishes.PendingAsync(session.Db, report, cancel);
            var asked = await WordingLimit.IsUnderWayAsync(session.Db, AssistKind.PolishedReport, report.Id, cancel);
            return new ReportOutcome(fault is null ? null : Refusal(fault, reader), new ReportSheet(
                week.TitleIn(reader.Locale), report, [.. work.Paragraphs.Select(one => new ShownParagraph(one, ReportCommand.SourcesOf(_phrases, reader.Locale, one)))],
                polish is null ? null : new ShownPolish(polish.MadeWith?.Model ?? string.Empty, polish.Refused, Polishes.Changes(polish, work.Paragraphs)),
                asked, _model.IsThere && work.Paragraphs.Any(one => !one.Own)));
        }, cancellationToken);
    }

    private ReportRefusal Refusal(ReportFault fault, ReportReader reader) => new(fault.Code, fault.In(_phrases, reader.Locale));

    private static ReportParagraph Edited(IReadOnlyList<ReportParagraph> before, EditedParagraph edited)
    {
        var text = (edited.Text ?? string.Empty).Trim();
        return edited.N >= 1 && edited.N <= before.Count && before[edited.N - 1].Text == text ? before[edited.N - 1] : ReportParagraph.OwnWords(text);
    }

    /// <summary>One step on one report.</summary>
    private sealed record ReportWork(RecordSession Session, ActivityWeek Week, SelfReport Report, DateTimeOffset Now)
    {
        public required IReadOnlyList<ReportParagraph> Paragraphs { get; set; }

        public void Write(IReadOnlyList<ReportParagraph> paragraphs)
        {
            Session.Db.Add(Report.Write(paragraphs, Now));
            Paragraphs = paragraphs;
        }
    }
}

/// <summary>Whose report, in which language and zone.</summary>
public sealed record ReportReader(Participant Who, string Locale, TimeZoneInfo Zone);

/// <param name="N">Number of the paragraph that it was; 0 for a new one.</param>
public sealed record EditedParagraph(int N, string? Text);

/// <summary>What came of a step.</summary>
/// <param name="Sheet">The report as it stands now; null when there is no week to report on.</param>
public sealed record ReportOutcome(ReportRefusal? Refusal, ReportSheet? Sheet);

/// <summary>Why not, in the delegate's words.</summary>
public sealed record ReportRefusal(string Code, string Text);

/// <param name="Polishing">Better words have been asked for and are not there yet.</param>
/// <param name="CanPolish">Whether they can be asked for.</param>
public sealed record ReportSheet(string Week, SelfReport Report, IReadOnlyList<ShownParagraph> Paragraphs, ShownPolish? Polish, bool Polishing, bool CanPolish);

/// <param name="From">What it stands on, in words.</param>
public sealed record ShownParagraph(ReportParagraph Paragraph, string From);

public sealed record ShownPolish(string Model, int Refused, IReadOnlyList<PolishedParagraph> Changes);
