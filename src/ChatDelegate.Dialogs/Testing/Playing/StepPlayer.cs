using System.Collections.Immutable;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>Plays one step as it is written.</summary>
internal static class StepPlayer
{
    /// <returns>What came of it, null where nothing was said to the engine; or why it cannot be played.</returns>
    public static (Exchange? Exchange, string? Fault) Play(Conversation talk, CaseStep step)
    {
        switch (step)
        {
            case CaseStep.Says said:
                return (talk.Say(said.Text, said.Files), null);
            case CaseStep.Taps tap:
                return Tap(talk, tap);
            case CaseStep.Fills fills:
                return Fill(talk, fills);
            case CaseStep.Starts starts:
                return (talk.Start(starts.Dialog, starts.Values), null);
            case CaseStep.Arrives:
                return (talk.Take(new Arrived()), null);
            case CaseStep.Hears news:
                return (talk.Take(new Notified([Reply.Of(news.News)])), null);
            case CaseStep.Repeats:
                return talk.Repeat() is { } again ? (again, null) : (null, "There is nothing yet that could be delivered again.");
            default:
                Change(talk, step);
                return (null, null);
        }
    }

    private static void Change(Conversation talk, CaseStep step)
    {
        switch (step)
        {
            case CaseStep.Waits waits:
                talk.Now += waits.Time;
                break;
            case CaseStep.Restarts:
                talk.Restart();
                break;
            case CaseStep.Deploys deploys:
                talk.Deploy(deploys.Catalog);
                break;
            case CaseStep.Speaks speaks:
                talk.Locale = speaks.Locale;
                break;
            case CaseStep.Becomes becomes:
                talk.Roles = becomes.Roles;
                break;
        }
    }

    private static (Exchange?, string?) Tap(Conversation talk, CaseStep.Taps tap)
    {
        if (tap.Older == 0 && talk.Replies.Any(reply => reply.QuickReplies.Contains(tap.Label)))
        {
            return (talk.Say(tap.Label, []), null);
        }

        var found = talk.Cards.Reverse().SelectMany(card => Actions(card).Where(pair => pair.Label == tap.Label).Take(1)).Skip(tap.Older).Select(pair => pair.Action).FirstOrDefault();
        if (found is null)
        {
            var offered = talk.Replies.SelectMany(reply => reply.QuickReplies.Concat(reply.Card is { } card ? Actions(card).Select(pair => pair.Label) : []));
            return (null, $"There is no button '{tap.Label}'{(tap.Older > 0 ? " on an older card" : "")}. Offered: {string.Join(", ", offered)}.");
        }

        return (talk.Press(found, ImmutableDictionary<string, string>.Empty), null);
    }

    private static IEnumerable<(string Label, ButtonAction Action)> Actions(Card card) =>
        card.Buttons.Select(button => (button.Label, button.Action))
            .Concat(card.Blocks.OfType<Entry>().SelectMany(entry => entry.Action is { } action ? new[] { (entry.Text, action), (entry.Mark ?? "", action) } : []));

    private static (Exchange?, string?) Fill(Conversation talk, CaseStep.Fills fills)
    {
        var page = talk.Cards.Reverse().Where(card => Conversation.SubmitOf(card) is not null).Skip(fills.Older).FirstOrDefault();
        if (page is null || Conversation.SubmitOf(page) is not { } submit)
        {
            return (null, "No card page stands to be filled in.");
        }

        var inputs = page.Blocks.OfType<Input>().ToList();
        if (fills.Inputs.Keys.FirstOrDefault(field => inputs.All(input => input.Field != field && $"{input.Field}.time" != field)) is { } missing)
        {
            return (null, $"The page has no input '{missing}'. It has: {string.Join(", ", inputs.Select(input => input.Field))}.");
        }

        return (talk.Press(submit, inputs.ToImmutableDictionary(input => input.Field, input => input.Value ?? "").SetItems(fills.Inputs)), null);
    }
}
