using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Assist.Polishing;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>Something a delegate does with the self-report of the week under way; there is no way to name another's.</summary>
internal abstract class ReportCommand(ModelAtHand model) : DialogCommand
{
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
    protected static Task<(SelfReport Report, IReadOnlyList<ReportParagraph> Paragraphs)> OwnAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken) =>
        SelfReports.BeginAsync(context.Session, week, context.Participant.PersonId, context.Now, context.Zone, context.Phrases, context.Locale, cancellationToken);

    protected static CommandResult Refused(CommandContext context, ReportFault fault) => CommandResult.Refused(fault.Code, fault.In(context.Phrases, context.Locale));

    protected async Task<CommandResult> ShowAsync(
        CommandContext context, ActivityWeek week, SelfReport report, IReadOnlyList<ReportParagraph> paragraphs, CancellationToken cancellationToken, string? before = null)
    {
        var state = report.SubmittedVersion is null ? "report.state.draft" : report.HasNews ? "report.state.changed" : "report.state.submitted";
        List<CardBlock> blocks =
        [
            new Paragraph(context.Text(state, ("version", report.LastVersion), ("at", report.SubmittedAt is { } at ? context.Minute(at) : string.Empty)), ParagraphStyle.Subtle),
            .. paragraphs.Select((one, i) => (CardBlock)new Entry(one.Text, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), SourcesOf(context.Phrases, context.Locale, one))),
            new Paragraph(context.Text(paragraphs.Count == 0 ? "report.empty" : "report.hint"), ParagraphStyle.Subtle),
            new Paragraph(context.Text("report.on_page"), ParagraphStyle.Subtle),
        ];
        List<CardButton> buttons =
        [
            .. paragraphs.Count > 0 && report.HasNews ? [new CardButton(context.Text("report.button.submit"), new ButtonAction("act", "submit"), ButtonStyle.Primary)] : Array.Empty<CardButton>(),
            .. model.IsThere && paragraphs.Any(one => !one.Own) ? [new CardButton(context.Text("report.button.polish"), new ButtonAction("act", "polish"))] : Array.Empty<CardButton>(),
            new CardButton(context.Text("report.button.compose"), new ButtonAction("act", "compose")),
            new CardButton(context.Text("report.button.group"), new ButtonAction("act", "group")),
        ];
        List<Reply> said = before is null ? [] : [Reply.Of(before)];
        said.Add(Reply.Of(new Card(context.Text("report.title", ("week", week.TitleIn(context.Locale))), blocks, buttons, $"report-{report.Id}")));
        if (await Polishes.PendingAsync(context.Db, report, cancellationToken) is { } polish)
        {
            said.Add(Reply.Of(PolishCard.Of(context, polish, paragraphs)));
        }

        return CommandResult.Said(said);
    }

    /// <summary>What a paragraph stands on, and that its words are a model's if they are.</summary>
    internal static string SourcesOf(PhraseBook phrases, string locale, ReportParagraph paragraph) => paragraph.Own
        ? phrases(locale, "report.own")
        : phrases(locale, paragraph.Reworded ? "report.sources_reworded" : "report.sources", ("count", paragraph.Sources.Count), ("kind", phrases(locale, $"report.source.{paragraph.Sources[0].Kind}")));
}
