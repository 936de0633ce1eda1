using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// <c>suggestion.answerReview</c>: the delegate's <c>answer</c> to staff. <c>resubmit</c> gives a returned suggestion back,
/// with a word in <c>text</c> or as it was changed; <c>agree</c> and <c>disagree</c> answer a proposed edit.
/// </summary>
internal sealed class AnswerReview(IOptions<SuggestionsOptions> limits) : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new(
        "suggestion.answerReview", With(new("answer", ValueType.Text), new("text", ValueType.Text, Required: false)));

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        var words = context.TextInput("text")?.Trim();
        if (words?.Length > limits.Value.MaxComment)
        {
            return CommandResult.Refused("too_long", context.Text("given.too_long", ("length", words.Length), ("max", limits.Value.MaxComment)));
        }

        return context.TextInput("answer") switch
        {
            "resubmit" when suggestion.State == SuggestionState.Returned => await ResubmitAsync(context, suggestion, words, cancellationToken),
            "agree" when suggestion.Allows(SuggestionStep.Agree) => await AgreeAsync(context, suggestion, cancellationToken),
            "disagree" when suggestion.Allows(SuggestionStep.Disagree) => await DisagreeAsync(context, suggestion, words, cancellationToken),
            _ => NotNow(context, suggestion),
        };
    }

    /// <summary>A return must be answered by something: a word, or a version written since.</summary>
    private static async Task<CommandResult> ResubmitAsync(CommandContext context, Suggestion suggestion, string? words, CancellationToken cancellationToken)
    {
        var review = await context.Db.LastReviewAsync(suggestion.Id, cancellationToken);
        if (review is null || (suggestion.Version == review.Version && (words is null || !GivenText.SaysSomething(words))))
        {
            return CommandResult.Refused("nothing_changed", context.Text("review.nothing_changed"));
        }

        var version = await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
        if (SubmissionCheck.Fault(version.Text) is { } fault)
        {
            return CommandResult.Refused(fault.Code, context.Text($"submit.{fault.Code}", ("n", fault.Sentence ?? 0)));
        }

        await SubmitSuggestion.SubmitAsync(context, suggestion, version, words, cancellationToken);
        return SubmitSuggestion.Submitted(context, suggestion, "review.resubmitted") with { Ends = true };
    }

    private static async Task<CommandResult> AgreeAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        var proposed = await context.Db.VersionAsync(suggestion, suggestion.ProposedVersion ?? suggestion.Version, cancellationToken);
        suggestion.Agree(proposed, context.Now);
        context.Db.Add(Acceptance.Of(proposed, context.Participant.PersonId, context.Now));
        return await AnsweredAsync(context, suggestion, ReviewAnswer.Agreed, null, "review.agreed", cancellationToken);
    }

    private static async Task<CommandResult> DisagreeAsync(CommandContext context, Suggestion suggestion, string? words, CancellationToken cancellationToken)
    {
        suggestion.Disagree(context.Now);
        return await AnsweredAsync(context, suggestion, ReviewAnswer.Disagreed, words, "review.disagreed", cancellationToken);
    }

    private static async Task<CommandResult> AnsweredAsync(
        CommandContext context, Suggestion suggestion, ReviewAnswer answer, string? words, string key, CancellationToken cancellationToken)
    {
        var review = await context.Db.LastReviewAsync(suggestion.Id, cancellationToken);
        review?.Reply(answer, words, context.Now);
        return About(suggestion, Reply.Of(context.Text(key, ("number", suggestion.Number ?? string.Empty)), context.Text("quick.mine"), context.Text("quick.home"))) with { Ends = true };
    }
}
