using System.Collections.Immutable;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>
/// Enters into card pages what the chat run answered question by question: the answers of consecutive steps go into the pages
/// that ask for them, values as the chat took them, what it refused as it was written. What no page asks for is said.
/// </summary>
internal sealed class CardPlay(Conversation talk, Transcript transcript)
{
    /// <summary>How many steps from this one on are entered together.</summary>
    public static int Length(IReadOnlyList<Answered?> answers, int from)
    {
        var seen = new HashSet<string>();
        var count = 0;
        while (from + count < answers.Count && answers[from + count] is { } answered && answered.Draft == answers[from]?.Draft && answered.All.All(seen.Add))
        {
            count++;
            if (answered.Refused is not null)
            {
                break;
            }
        }

        return count;
    }

    public (Exchange Exchange, string? Fault) Enter(IReadOnlyList<CaseStep> steps, IReadOnlyList<Answered> answers)
    {
        var exchanges = new List<Exchange>();
        var open = answers.SelectMany(answered => answered.All).ToHashSet();
        var state = talk.State;
        for (var tries = 0; open.Count > 0 && tries < 2 * open.Count + steps.Count + 4; tries++)
        {
            if (talk.Page is { } page && Conversation.SubmitOf(page) is { } submit && page.Blocks.OfType<Input>().Any(input => open.Contains(input.Field)))
            {
                exchanges.Add(Submit(page, submit, steps, answers));
                open.ExceptWith(page.Blocks.OfType<Input>().Select(input => input.Field));
                continue;
            }

            var next = Next(answers, open);
            if (talk.Page is not null && steps[next] is not CaseStep.Says { Files.IsEmpty: false } && Turn(answers[next]) is { } turned)
            {
                exchanges.Add(turned);
                if (talk.Page?.Blocks.OfType<Input>().Any(input => open.Contains(input.Field)) == true)
                {
                    continue;
                }
            }

            transcript.Did(steps[next].Told);
            var (exchange, fault) = StepPlayer.Play(talk, steps[next]);
            if (exchange is null)
            {
                return (Exchange.Join(exchanges, state), fault);
            }

            transcript.Heard(exchange);
            exchanges.Add(exchange);
            open.ExceptWith(answers[next].All);
        }

        return (Clean(Exchange.Join(exchanges, state), answers), null);
    }

    private Exchange Submit(Card page, ButtonAction submit, IReadOnlyList<CaseStep> steps, IReadOnlyList<Answered> answers)
    {
        var inputs = page.Blocks.OfType<Input>()
            .SelectMany(input => input.Kind == InputKind.DateTime ? [input.Field, input.Field + Time] : new[] { input.Field })
            .ToImmutableSortedDictionary(input => input, input => Entered(input, steps, answers));
        transcript.Filled(submit.Target, inputs);
        var exchange = talk.Press(submit, inputs);
        transcript.Heard(exchange, told: false);
        return exchange;
    }

    /// <summary>Turns to the page that holds a field, as one does by the entries of "change".</summary>
    private Exchange? Turn(Answered answered)
    {
        if (talk.State.Frames is not [.., var top] || answered.All.FirstOrDefault(field => top.Answers.ContainsKey(field) || top.Skipped.Contains(field)) is not { } field)
        {
            return null;
        }

        transcript.Did($"[change {field}]");
        var exchange = talk.Press(new ButtonAction("act", "change", new Dictionary<string, string> { ["field"] = field }, top.Draft, top.Revision), ImmutableDictionary<string, string>.Empty);
        transcript.Heard(exchange);
        return exchange;
    }

    private int Next(IReadOnlyList<Answered> answers, HashSet<string> open)
    {
        var focus = talk.State.Frames is [.., var top] ? top.Focus : null;
        var all = answers.Select((answered, at) => (answered, at)).Where(pair => pair.answered.All.Any(open.Contains)).ToList();
        return all.Find(pair => focus is not null && pair.answered.All.Contains(focus)) is { answered: not null } asked ? asked.at : all[0].at;
    }

    private static string Entered(string input, IReadOnlyList<CaseStep> steps, IReadOnlyList<Answered> answers)
    {
        var isTime = input.EndsWith(Time, StringComparison.Ordinal);
        var field = isTime ? input[..^Time.Length] : input;
        if (answers[^1].Refused == field)
        {
            return isTime || steps[^1] is not CaseStep.Says said ? "" : said.Text;
        }

        var text = ValueText.Of(answers[^1].After.Answers.GetValueOrDefault(field)?.Value);
        return answers[^1].After.Answers.GetValueOrDefault(field)?.Value is Value.DateTimeValue ? text.Split('T')[isTime ? 1 : 0] : text;
    }

    // A page that is handed in half filled complains about the other half, which the chat had not come to.
    private static Exchange Clean(Exchange exchange, IReadOnlyList<Answered> answers) => exchange with
    {
        Rejected = [.. exchange.Rejected.Where(rejected => rejected.Field == answers[^1].Refused || answers[^1].After.Answers.ContainsKey(rejected.Field))],
    };

    private const string Time = ".time";
}
