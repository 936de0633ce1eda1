using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary><c>speech.speak</c>: has an outline put into spoken words (口语稿); it comes as news. Where no model is configured there is only the outline.</summary>
internal sealed class SpeakSpeech(ModelAtHand model, WordingLimit limit) : SpeechCommand
{
    public override CommandSpec Spec { get; } = new("speech.speak", new CommandInput("speech", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken) is not { } notes)
        {
            return Missing(context);
        }

        if (!model.IsThere)
        {
            return CommandResult.Refused("outline_only", context.Text("speech.outline_only"));
        }

        return await limit.AskAsync(context, AssistKind.SpokenSpeech, notes.Id, cancellationToken) switch
        {
            WordingAnswer.Asked => CommandResult.Said(Reply.Of(context.Text("speech.speaking"))),
            WordingAnswer.UnderWay => CommandResult.Refused("under_way", context.Text("speech.speaking")),
            WordingAnswer.TooOften => CommandResult.Refused("too_often", context.Text("wording.too_often")),
        };
    }
}
