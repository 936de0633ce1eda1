using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>Something a delegate does with the self-report of the week under way; there is no way to name another's.</summary>
internal abstract class ReportCommand : DialogCommand
{
    /// <summary>All of a report fits a meeting's time.</summary>
    public const int MostText = 6000;

    public const int MostParagraphs = 40;

    public sealed override IReadOnlyCollection<string> Roles { get; } = ["delegate"];

    public sealed override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(context.Now.In(context.Zone).DateTime);
        return await ProgrammeQueries.CurrentWeekAsync(context.Db, context.Participant.CongressId, today, cancellationToken) is { } week
            ? await RunAsync(context, week, cancellationToken)
            : CommandResult.Said(Reply.Of(context.Text("report.no_week"))) with { Ends = true };
    }

    protected abstract Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken);

    /// <summary>One's own report, begun with what the record holds where there is none.</summary>
    protected static async Task<(SelfReport Report, IReadOnlyList<ReportParagraph> Paragraphs)> OwnAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        if (await SelfReports.OwnAsync(context.Db, week.Id, context.Participant.PersonId, cancellationToken) is { } report)
        {
            return (report, await SelfReports.VersionAsync(context.Db, report.Id, report.LastVersion, cancellationToken) is { } last ? last.Paragraphs : []);
        }

        var begun = new SelfReport { Id = Guid.CreateVersion7(context.Now), BodyId = week.BodyId, WeekId = week.Id, PersonId = context.Participant.PersonId };
        context.Db.Add(begun);
        return (begun, await ComposeAsync(context, week, begun, cancellationToken));
    }

    /// <summary>A new version from the record; what was there before stays as an older one.</summary>
    protected static async Task<IReadOnlyList<ReportParagraph>> ComposeAsync(CommandContext context, ActivityWeek week, SelfReport report, CancellationToken cancellationToken)
    {
        var facts = await ReportFacts.ReadAsync(context.Db, week.BodyId, context.Participant.PersonId, week.Year, context.Zone, cancellationToken);
        var paragraphs = ReportDraft.Compose(facts, week.Year, context.Phrases, context.Locale);
        context.Db.Add(report.Write(paragraphs, context.Now));
        return paragraphs;
    }

    protected static CommandResult Show(CommandContext context, ActivityWeek week, SelfReport report, IReadOnlyList<ReportParagraph> paragraphs, string? before = null)
    {
        var state = report.SubmittedVersion is null ? "report.state.draft" : report.HasNews ? "report.state.changed" : "report.state.submitted";
        List<CardBlock> blocks =
        [
            new Paragraph(context.Text(state, ("version", report.LastVersion), ("at", report.SubmittedAt is { } at ? context.Minute(at) : string.Empty)), ParagraphStyle.Subtle),
            .. paragraphs.Select((one, i) => (CardBlock)new Entry(one.Text, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), SourcesOf(context, one))),
            new Paragraph(context.Text(paragraphs.Count == 0 ? "report.empty" : "report.hint"), ParagraphStyle.Subtle),
        ];
        List<CardButton> buttons =
        [
            .. paragraphs.Count > 0 && report.HasNews ? [new CardButton(context.Text("report.button.submit"), new ButtonAction("act", "submit"), ButtonStyle.Primary)] : Array.Empty<CardButton>(),
            new CardButton(context.Text("report.button.compose"), new ButtonAction("act", "compose")),
            new CardButton(context.Text("report.button.group"), new ButtonAction("act", "group")),
        ];
        var card = new Card(context.Text("report.title", ("week", week.TitleIn(context.Locale))), blocks, buttons, $"report-{report.Id}");
        return before is null ? CommandResult.Said(Reply.Of(card)) : CommandResult.Said(Reply.Of(before), Reply.Of(card));
    }

    private static string SourcesOf(CommandContext context, ReportParagraph paragraph) => paragraph.Own
        ? context.Text("report.own")
        : context.Text("report.sources", ("count", paragraph.Sources.Count), ("kind", context.Text($"report.source.{paragraph.Sources[0].Kind}")));
}
