using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary>
/// <c>speech.open</c>: notes to speak from (发言提纲). With <c>suggestion</c> those of a suggestion as it is now, at first for <c>first</c> minutes;
/// with <c>speech</c> or <c>ordinal</c> those kept; with <c>minutes</c> the outline of the same for another length; with nothing the list.
/// </summary>
internal sealed class OpenSpeech(ModelAtHand model, IOptions<SuggestionsOptions> options) : SpeechCommand
{
    public override CommandSpec Spec { get; } = new(
        "speech.open",
        new("suggestion", ValueType.Text, Required: false), new("speech", ValueType.Text, Required: false), new("ordinal", ValueType.Number, Required: false),
        new("minutes", ValueType.Number, Required: false), new("first", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.TextInput("suggestion") is null && context.TextInput("speech") is null && context.NumberInput("ordinal") is null)
        {
            return await ListSpeeches.ShowAsync(context, null, options.Value.PageSize, cancellationToken);
        }

        int? minutes = context.NumberInput("minutes") is { } asked ? Fitting(asked) : null;
        var kept = await FindAsync(context, cancellationToken);
        var suggestion = await SuggestionAsync(context, kept?.SuggestionId ?? (kept is null ? context.IdInput("suggestion") : null), cancellationToken);
        if (kept is null && suggestion is null)
        {
            return Missing(context);
        }

        if (kept is not null && minutes is { } other && (other != kept.Minutes || kept.Spoken))
        {
            kept = await SpeechBook.AgainAsync(context.Session, kept, other, context.Now, cancellationToken);
        }
        else if (kept is null && suggestion is not null)
        {
            kept = await SpeechBook.OfSuggestionAsync(context.Session, suggestion, minutes ?? Fitting(context.NumberInput("first") ?? SpeechBook.Shortest), context.Now, cancellationToken);
        }

        return kept is null ? Missing(context) : Show(context, kept, suggestion, model.IsThere);
    }

    private static int Fitting(int minutes) => Math.Clamp(minutes, SpeechBook.Shortest, SpeechBook.Longest);

    private static async Task<Suggestion?> SuggestionAsync(CommandContext context, Guid? id, CancellationToken cancellationToken) =>
        id is null ? null : await context.OwnSuggestions().FirstOrDefaultAsync(mine => mine.Id == id, cancellationToken);
}
