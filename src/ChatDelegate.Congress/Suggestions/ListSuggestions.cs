using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Options;
using Microsoft.EntityFrameworkCore;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.mine</c>: my suggestions, each with where it stands and since when; what waits for me comes first.</summary>
internal sealed class ListSuggestions(IOptions<SuggestionsOptions> options) : DelegateCommand
{
    private static readonly SuggestionState[] WaitingForMe = [SuggestionState.Returned, SuggestionState.EditProposed];

    public override CommandSpec Spec { get; } = new("suggestion.mine", new CommandInput("page", ValueType.Number, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var mine = context.OwnSuggestions();
        var paging = await Paging.OverAsync(mine, context.NumberInput("page"), options.Value.PageSize, "list", cancellationToken);
        if (paging.Total == 0)
        {
            return CommandResult.Said(Reply.Of(context.Text("suggestion.none"), context.Text("quick.write"), context.Text("quick.take"), context.Text("quick.home")));
        }

        var page = await paging.Of(mine.OrderByDescending(suggestion => WaitingForMe.Contains(suggestion.State)).ThenByDescending(suggestion => suggestion.StateSince)
            .ThenByDescending(suggestion => suggestion.Ordinal)).ToListAsync(cancellationToken);
        List<CardBlock> blocks = [new Paragraph(context.Text("list.page", ("page", paging.Page), ("pages", paging.Pages), ("total", paging.Total)), ParagraphStyle.Subtle)];
        blocks.AddRange(page.Select(suggestion => Line(context, suggestion)));
        blocks.Add(new Paragraph(context.Text("suggestion.list_help"), ParagraphStyle.Subtle));
        List<CardButton> buttons = [.. paging.Buttons(context), new CardButton(context.Text("quick.write"), new ButtonAction("start", "write-suggestion"))];
        return CommandResult.Said(Reply.Of(new Card(context.Text("suggestion.list_title"), blocks, buttons, "suggestions")));
    }

    private static Entry Line(CommandContext context, Suggestion suggestion) => new(
        suggestion.Title,
        suggestion.Ordinal.ToString(CultureInfo.InvariantCulture),
        Standing(context, suggestion),
        SuggestionCard.StartFor(ChooseSuggestion.DialogFor(suggestion.State), suggestion.Id));

    private static string Standing(CommandContext context, Suggestion suggestion)
    {
        var since = context.Text("suggestion.since", ("state", context.Text($"suggestion.state.{suggestion.State}")), ("at", context.Day(suggestion.StateSince)));
        return suggestion.Number is { } number ? $"{number} · {since}" : since;
    }
}
