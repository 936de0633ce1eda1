using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary><c>speech.list</c>: the notes to speak from that I have had made, newest first.</summary>
internal sealed class ListSpeeches(IOptions<SuggestionsOptions> options) : SpeechCommand
{
    public override CommandSpec Spec { get; } = new("speech.list", new CommandInput("page", ValueType.Number, Required: false));

    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        ShowAsync(context, context.NumberInput("page"), options.Value.PageSize, cancellationToken);

    public static async Task<CommandResult> ShowAsync(CommandContext context, int? wanted, int size, CancellationToken cancellationToken)
    {
        var mine = SpeechBook.Own(context.Db, context.Participant.PersonId, context.Participant.CongressId);
        var paging = await Paging.OverAsync(mine, wanted, size, "list", cancellationToken);
        if (paging.Total == 0)
        {
            return CommandResult.Said(Reply.Of(context.Text("speech.none"), context.Text("speech.quick"), context.Text("quick.home")));
        }

        var page = await paging.Of(mine.OrderByDescending(one => one.Ordinal)).ToListAsync(cancellationToken);
        List<CardBlock> blocks =
        [
            new Paragraph(context.Text("list.page", ("page", paging.Page), ("pages", paging.Pages), ("total", paging.Total)), ParagraphStyle.Subtle),
            .. page.Select(one => (CardBlock)new Entry(
                SpeechCard.MatterOf(one.Title), one.Ordinal.ToString(CultureInfo.InvariantCulture),
                context.Text(one.Spoken ? "speech.line_spoken" : "speech.line", ("minutes", one.Minutes), ("at", context.Day(one.At))),
                new ButtonAction("act", "open", new Dictionary<string, string> { ["n"] = one.Ordinal.ToString(CultureInfo.InvariantCulture) }))),
        ];
        List<CardButton> buttons = [.. paging.Buttons(context), new CardButton(context.Text("speech.quick"), new ButtonAction("start", "speech-notes"))];
        return CommandResult.Said(Reply.Of(new Card(context.Text("speech.list_title"), blocks, buttons, "speeches")));
    }
}
