using System.Globalization;
using System.Text.Json;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>Talks: a line is a message, <c>#2</c> a button of the last card, <c>field=value</c> an input of it, <c>:word</c> something about the simulation.</summary>
internal sealed class Session(ScratchPlace place, Terminal terminal, SimulateOptions options)
{
    private const string Help =
        """
        #2 presses a button or an entry of the last card, field=value fills an input of it; what else you write is said.
        :state   the state as it is stored          :role convenor   be somebody else
        :restart stop and start on what is stored   :locale en       another language
        :wait 25h (or 3d, 30m) let time pass        :save FILE       the talk so far as a test case
        :quit
        """;

    private readonly CaseRecorder _recorder = new();
    private readonly Dictionary<string, string> _inputs = [];
    private SimulatedTalk _talk = new(place.Services, options);
    private Card? _card;
    private int _messages;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await _talk.BecomeAsync(options.Role, cancellationToken))
        {
            throw new StartException($"Nobody of the demo congress is a '{options.Role}'. Roles: delegate, convenor, supervisor, staff, admin.");
        }

        _recorder.Begin(_talk, options);
        await terminal.SayAsync($"{_talk.Person?.Name}, {options.Role}. Write :help for what can be done here.", cancellationToken);
        await (options.Dialog is { } dialog
            ? TakeAsync(new Pressed(NextId(), new ButtonAction("start", dialog), new Dictionary<string, string>()), [("start", dialog)], cancellationToken)
            : TakeAsync(new Arrived(), [("arrive", "true")], cancellationToken));
        while (await terminal.AskAsync(cancellationToken) is { } line && line.Trim() is not ":quit" and not ":q")
        {
            await (line.StartsWith(':') ? CommandAsync(line.Trim().Split(' ', 2), cancellationToken) : HearAsync(line, cancellationToken));
        }
    }

    private async Task HearAsync(string line, CancellationToken cancellationToken)
    {
        var inputs = _card?.Blocks.OfType<Input>().ToList() ?? [];
        if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign && line[..sign].Trim() is var name
            && inputs.Exists(input => input.Field == name || (input.Kind == InputKind.DateTime && $"{input.Field}.time" == name)))
        {
            _inputs[name] = line[(sign + 1)..].Trim();
        }
        else if (line is ['#', .. var number] && _card is { } card && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0 && position <= ReplyText.Actions(card).Count)
        {
            await PressAsync(card, position - 1, inputs, cancellationToken);
        }
        else
        {
            await TakeAsync(new Said(NextId(), line, []), [("user", line)], cancellationToken);
        }
    }

    private Task PressAsync(Card card, int position, List<Input> inputs, CancellationToken cancellationToken)
    {
        var action = ReplyText.Actions(card)[position];
        var filled = inputs.ToDictionary(input => input.Field, input => input.Value ?? "");
        foreach (var (field, value) in _inputs)
        {
            filled[field] = value;
        }

        List<(string, object)> step = action.Do == "submit" ? [("card", filled)] : [("tap", Label(card, position))];
        return TakeAsync(new Pressed(NextId(), action, action.Do == "submit" ? filled : []), step, cancellationToken);
    }

    private async Task CommandAsync(string[] words, CancellationToken cancellationToken)
    {
        var value = words.Length > 1 ? words[1].Trim() : "";
        switch (words[0])
        {
            case ":state":
                using (var state = JsonDocument.Parse(StateJson.Write(_talk.State)))
                {
                    await terminal.SayAsync(JsonSerializer.Serialize(state, StateText.Options), cancellationToken);
                }

                break;
            case ":restart":
                await place.RestartAsync(cancellationToken);
                _talk = _talk.In(place.Services);
                _recorder.Step([("restart", "true")]);
                break;
            case ":wait" when Lengths.Read(value) is { } time:
                _talk.Ahead += time;
                _recorder.Step([("wait", System.Xml.XmlConvert.ToString(time))]);
                break;
            case ":role" when await _talk.BecomeAsync(value, cancellationToken):
                await terminal.SayAsync($"{_talk.Person?.Name}, {value}.", cancellationToken);
                _recorder.Step([("role", _talk.Roles)]);
                break;
            case ":locale" when Locales.All.Contains(value):
                _talk.Locale = value;
                _recorder.Step([("locale", value)]);
                break;
            case ":save" when value.Length > 0:
                await terminal.SayAsync(await SaveAsync(value, cancellationToken), cancellationToken);
                break;
            default:
                await terminal.SayAsync(Help, cancellationToken);
                break;
        }
    }

    private async Task<string> SaveAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            return $"'{file}' is there already; nothing was written.";
        }

        if (_recorder.Write(_talk) is not { } text)
        {
            return "No dialog was under way yet, so there is nothing to test.";
        }

        try
        {
            await File.WriteAllTextAsync(file, text, cancellationToken);
            return $"Written to '{file}'. Give the case a name, and say what it expects.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"'{file}' could not be written: {failure.Message}";
        }
    }

    private async Task TakeAsync(DialogEvent happened, List<(string Key, object Value)> step, CancellationToken cancellationToken)
    {
        var calls = _talk.Calls.Count;
        var outcome = await _talk.TakeAsync(happened, cancellationToken);
        _recorder.Step(outcome.Stand is { } stand ? [(step[0].Key, Hidden(step[0].Value, stand))] : step, _talk, calls);
        await ShowAsync(outcome.Replies, cancellationToken);
        await ShowAsync(await new News(place.Services, _talk).HearAsync(cancellationToken), cancellationToken);
    }

    private async Task ShowAsync(IReadOnlyList<Reply> replies, CancellationToken cancellationToken)
    {
        foreach (var reply in replies)
        {
            await terminal.SayAsync(ReplyText.Of(reply), cancellationToken);
        }

        if (replies.LastOrDefault(reply => reply.Card is not null)?.Card is { } card)
        {
            _card = card;
            _inputs.Clear();
        }
    }

    // What is private is not written into a file that will be shared; a page loses all its inputs, since only the dialog knows which is which.
    private static object Hidden(object value, string stand) =>
        value is Dictionary<string, string> inputs ? inputs.ToDictionary(input => input.Key, input => input.Value.Length == 0 ? "" : stand) : stand;

    private string NextId() => $"t{(++_messages).ToString(CultureInfo.InvariantCulture)}";

    private static string Label(Card card, int position) =>
        card.Blocks.OfType<Entry>().Where(entry => entry.Action is not null).Select(entry => entry.Text).Concat(card.Buttons.Select(button => button.Label)).ElementAt(position);
}
