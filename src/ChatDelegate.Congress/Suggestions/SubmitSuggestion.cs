using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.submit</c>: gives the suggestion to staff, the first time or again after a return, and tells its number.</summary>
internal sealed class SubmitSuggestion : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.submit", With());

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (suggestion.State == SuggestionState.Submitted)
        {
            return Submitted(context, suggestion, "suggestion.already_submitted");
        }

        if (!suggestion.Allows(SuggestionStep.Submit))
        {
            return NotNow(context, suggestion);
        }

        var version = await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
        if (SubmissionCheck.Fault(version.Text) is { } fault)
        {
            return CommandResult.Refused(fault.Code, context.Text($"submit.{fault.Code}", ("n", fault.Sentence ?? 0)));
        }

        await SubmitAsync(context, suggestion, version, reply: null, cancellationToken);
        var result = Submitted(context, suggestion, "suggestion.submitted");
        return SubmissionCheck.Advice(version.Text) is [_, ..] advice
            ? result with { Replies = WithAdvice(result.Replies, AdviceOf(context, advice)) }
            : result;
    }

    /// <summary>The number first, then what would make it weightier; short answers stand under the last word only.</summary>
    private static IReadOnlyList<Reply> WithAdvice(IReadOnlyList<Reply> said, Reply advice) =>
        [.. said.Select(reply => reply with { QuickReplies = [] }), advice with { QuickReplies = [.. said.SelectMany(reply => reply.QuickReplies)] }];

    /// <summary>Numbers it, puts on record who accepted what, marks its sources used, and answers a return that waits.</summary>
    public static async Task SubmitAsync(CommandContext context, Suggestion suggestion, SuggestionVersion version, string? reply, CancellationToken cancellationToken)
    {
        var year = context.Now.In(context.Zone).Year;
        var sequence = suggestion.Sequence ?? await RunningNumber.NextAsync(context.Session, $"suggestion/{suggestion.BodyId}/{year}", cancellationToken);
        suggestion.Submit(year, sequence, context.Now);
        context.Db.Add(Acceptance.Of(version, context.Participant.PersonId, context.Now));
        await context.UseSourcesAsync(suggestion.Id, cancellationToken);
        if (await context.Db.LastReviewAsync(suggestion.Id, cancellationToken) is { Decision: ReviewDecision.Returned, Answer: null } review)
        {
            review.Reply(ReviewAnswer.Resubmitted, reply, context.Now);
        }
    }

    public static CommandResult Submitted(CommandContext context, Suggestion suggestion, string key)
    {
        var about = About(suggestion, Reply.Of(
            context.Text(key, ("number", suggestion.Number ?? string.Empty), ("title", suggestion.Title)), context.Text("quick.mine"), context.Text("quick.home")));
        return about with { Values = new Dictionary<string, Value>(about.Values) { ["number"] = suggestion.Number ?? string.Empty } };
    }

    private static Reply AdviceOf(CommandContext context, IReadOnlyList<string> advice) =>
        Reply.Of(string.Join('\n', [context.Text("rubric.intro"), .. advice.Select(code => context.Text($"rubric.{code}"))]));
}
