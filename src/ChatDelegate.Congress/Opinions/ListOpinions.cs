using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>opinion.list</c>: the opinions I reported, newest first.</summary>
internal sealed class ListOpinions(IOptions<OpinionsOptions> options) : DelegateCommand
{
    public override CommandSpec Spec { get; } = new("opinion.list", new CommandInput("page", ValueType.Number, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var mine = context.Db.Set<Opinion>().Where(opinion => opinion.AuthorId == context.Participant.PersonId && opinion.BodyId == context.Participant.CongressId);
        var paging = await Paging.OverAsync(mine, context.NumberInput("page"), options.Value.PageSize, "opinions", cancellationToken);
        if (paging.Total == 0)
        {
            return CommandResult.Said(Reply.Of(context.Text("opinion.none"), context.Text("quick.report"), context.Text("quick.home")));
        }

        var page = await paging.Of(mine.OrderByDescending(opinion => opinion.At).ThenByDescending(opinion => opinion.Sequence)).ToListAsync(cancellationToken);
        List<CardBlock> blocks = [new Paragraph(context.Text("list.page", ("page", paging.Page), ("pages", paging.Pages), ("total", paging.Total)), ParagraphStyle.Subtle)];
        blocks.AddRange(page.Select(opinion => new Entry(
            opinion.Matter,
            opinion.Number,
            context.Text("opinion.line", ("place", opinion.Place), ("at", context.Day(opinion.At)), ("state", context.Text($"opinion.state.{opinion.State}"))))));
        List<CardButton> buttons = [.. paging.Buttons(context), new CardButton(context.Text("quick.report"), new ButtonAction("start", "report-opinion"), ButtonStyle.Primary)];
        return CommandResult.Said(Reply.Of(new Card(context.Text("opinion.list_title"), blocks, buttons, "opinions")));
    }
}
