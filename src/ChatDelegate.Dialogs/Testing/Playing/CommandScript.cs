using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>Answers commands as the case says, call by call.</summary>
internal sealed class CommandScript(Given given)
{
    private readonly Dictionary<string, int> _calls = [];

    public CommandResult Answer(CommandCall call, TextCatalog texts, string locale)
    {
        var answers = given.Commands.GetValueOrDefault(call.Name, [CommandAnswer.Done]);
        var count = _calls.GetValueOrDefault(call.Name);
        _calls[call.Name] = count + 1;
        var answer = answers[Math.Min(count, answers.Length - 1)];
        var said = answer.Says.Select(text => Text(text, answer, texts, locale)).ToImmutableArray();
        if (answer.Refuses is { } code)
        {
            return new CommandResult { Refusal = new Refusal(code, said[0], answer.Field), Values = answer.Values, Replies = Replies(said[1..], answer), Ends = answer.Ends };
        }

        return new CommandResult
        {
            Replies = Replies(said, answer),
            Values = answer.Values,
            Next = answer.Next is { } next ? new StartDialog(next, answer.NextValues) : null,
            Ends = answer.Ends,
        };
    }

    private static List<Reply> Replies(ImmutableArray<string> said, CommandAnswer answer)
    {
        var replies = said.Select(text => Reply.Of(text)).ToList();
        if (answer.Card is { } card)
        {
            replies.Add(Reply.Of(card));
        }

        return replies;
    }

    private static string Text(string text, CommandAnswer answer, TextCatalog texts, string locale) =>
        texts.Look(text) is { } known ? Template.Fill(known.For(locale), name => ValueText.Of(answer.Values.GetValueOrDefault(name))) : text;
}
