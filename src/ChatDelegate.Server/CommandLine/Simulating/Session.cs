using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Inbound;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>Talks: what a line says goes the way of every message, <c>:word</c> is something about the simulation.</summary>
internal sealed class Session(ScratchPlace place, Terminal terminal, ConsoleChannel channel, AdvancedClock clock, Recording recording, SimulateOptions options)
{
    private const string Help =
        """
        #2 presses a button or an entry of the last card, field=value fills an input of it; what else you write is said.
        A line with ~ tells what became of a card that was closed.
        :state   the state as it is stored          :role convenor   be somebody else
        :restart stop and start on what is stored   :locale en       another language
        :wait 25h (or 3d, 30m) let time pass        :save FILE       the talk so far as a test case
        :quit
        """;

    private readonly CaseRecorder _recorder = new(recording);
    private readonly SimulatedTalk _talk = new(place, options);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await _talk.BecomeAsync(options.Role, cancellationToken))
        {
            throw new StartException($"Nobody of the demo congress is a '{options.Role}'. Roles: delegate, convenor, supervisor, staff, admin.");
        }

        _recorder.Begin(_talk, options);
        await terminal.SayAsync($"{_talk.Person?.Name}, {options.Role}. Write :help for what can be done here.", cancellationToken);
        await (options.Dialog is { } dialog
            ? TakeAsync(channel.Press(new ButtonData(new ButtonAction("start", dialog), 0).ToJson()), ("start", dialog), cancellationToken)
            : TakeAsync(channel.Arrive(), ("arrive", "true"), cancellationToken));
        while (await terminal.AskAsync(cancellationToken) is { } line && line.Trim() is not ":quit" and not ":q")
        {
            await (line.StartsWith(':') ? CommandAsync(line.Trim().Split(' ', 2), cancellationToken) : HearAsync(line, cancellationToken));
        }
    }

    private Task HearAsync(string line, CancellationToken cancellationToken) =>
        channel.Hear(line) is { } heard ? TakeAsync(heard, StepOf(heard), cancellationToken) : Task.CompletedTask;

    /// <summary>As a test case tells it.</summary>
    private (string Key, object Value) StepOf(Activity heard)
    {
        if (EventReader.Button(heard) is not { } press)
        {
            return ("user", heard.Text ?? "");
        }

        var pressed = channel.Card?.Buttons.FirstOrDefault(button => ButtonData.Read(button.Data) is { } one && ButtonData.Same(one, press));
        return press.Action.Do == "submit" ? ("card", press.Inputs ?? new Dictionary<string, string>()) : ("tap", pressed?.Title ?? "");
    }

    private async Task TakeAsync(Activity heard, (string Key, object Value) step, CancellationToken cancellationToken)
    {
        var calls = recording.Calls.Count;
        heard.Locale = _talk.Locale;
        await place.Services.GetRequiredService<IMessageHost>().ReceiveAsync(heard, cancellationToken);
        var stand = await _talk.LookAsync(heard, cancellationToken);
        _recorder.Step([stand is null ? step : (step.Key, Hidden(step.Value, stand))], _talk, calls);
        await new News(place.Services).BringAsync(cancellationToken);
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
                _recorder.Step([("restart", "true")]);
                break;
            case ":wait" when Lengths.Read(value) is { } time:
                clock.Ahead += time;
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

    // What is private is not written into a file that will be shared; a page loses all its inputs, since only the dialog knows which is which.
    private static object Hidden(object value, string stand) =>
        value is IReadOnlyDictionary<string, string> inputs ? inputs.ToDictionary(input => input.Key, input => input.Value.Length == 0 ? "" : stand) : stand;
}
