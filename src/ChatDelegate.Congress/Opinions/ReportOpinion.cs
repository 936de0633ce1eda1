using ChatDelegate.Congress.Assist.Fields;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>opinion.report</c>: records what constituents say. A contact is kept, sealed, only with its owner's consent.</summary>
internal sealed class ReportOpinion(SecretBox secrets, OpinionFieldRequests fields, IOptions<OpinionsOptions> limits) : DelegateCommand
{
    private const int MaxLine = 200;

    private const string ReportedBefore = """select 1 from "Opinions" where "IdempotencyKey" = @key""";

    public override CommandSpec Spec { get; } = new(
        "opinion.report",
        new("place", ValueType.Text),
        new("matter", ValueType.Text),
        new("text", ValueType.Text),
        new("photos", ValueType.Attachments, Required: false),
        new("consent", ValueType.Flag, Required: false),
        new("contact", ValueType.Text, Required: false));

    public override bool MayBeRehearsed => true;

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (Fault(context) is { } fault)
        {
            return fault;
        }

        var opinion = await FindAsync(context, cancellationToken) ?? await AddAsync(context, cancellationToken);
        return new CommandResult
        {
            Replies = [Reply.Of(context.Text("opinion.reported", ("number", opinion.Number)), context.Text("quick.report_more"), context.Text("quick.write"), context.Text("quick.home"))],
            Values = new Dictionary<string, Dialogs.Value> { ["opinion"] = opinion.Id.ToString(), ["number"] = opinion.Number },
        };
    }

    /// <summary>What the same submit has reported before; it seldom has.</summary>
    private static async Task<Opinion?> FindAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var key = context.Call.IdempotencyKey;
        var before = context.Session.Statements.Get(context.Session.Transaction, ReportedBefore, "key").Bind(key);
        return await before.ExecuteScalarAsync(cancellationToken) is null ? null : await context.Db.Set<Opinion>().FirstOrDefaultAsync(opinion => opinion.IdempotencyKey == key, cancellationToken);
    }

    private CommandResult? Fault(CommandContext context)
    {
        foreach (var field in (string[])["place", "matter"])
        {
            var line = context.TextInput(field)?.Trim() ?? string.Empty;
            if (!GivenText.SaysSomething(line))
            {
                return CommandResult.Refused("no_words", context.Text("given.no_words"), field);
            }

            if (line.Length > MaxLine)
            {
                return CommandResult.Refused("too_long", context.Text("given.too_long", ("length", line.Length), ("max", MaxLine)), field);
            }
        }

        var fault = GivenText.Fault(context, context.TextInput("text")?.Trim() ?? string.Empty, context.FilesInput("photos").Count, limits.Value);
        return fault?.Refusal is { } refusal ? CommandResult.Refused(refusal.Code, refusal.Text, refusal.Code == "too_many_photos" ? "photos" : "text") : null;
    }

    private async Task<Opinion> AddAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Participant;
        var year = context.Now.In(context.Zone).Year;
        var sequence = await RunningNumber.NextAsync(context.Session, $"opinion/{me.CongressId}/{year}", cancellationToken);
        var report = new OpinionReport(
            me.PersonId,
            me.CongressId,
            Given(context, "place"),
            Given(context, "matter"),
            Given(context, "text"),
            [.. context.FilesInput("photos").Select(photo => photo.Id)],
            context.Call.IdempotencyKey);
        var opinion = Opinion.Report(report, me.GroupId, year, sequence, context.Now);
        if (context.FlagInput("consent") && Given(context, "contact") is { Length: > 0 } contact)
        {
            opinion.KeepContact(secrets.SealText(contact), context.Now);
        }

        context.Session.Add(opinion);
        fields.Ask(context.Session, opinion, context.Now);
        return opinion;
    }

    private static string Given(CommandContext context, string input) => context.TextInput(input)?.Trim() ?? string.Empty;
}
