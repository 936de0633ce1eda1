using System.Text;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>Writes a talk down as a test case: what was done, what the commands answered, where the conversation stood after each step.</summary>
internal sealed class CaseRecorder(Recording recording)
{
    private readonly List<string> _steps = [];
    private string? _dialog;
    private string _given = "";

    public void Begin(SimulatedTalk talk, SimulateOptions options)
    {
        _dialog = options.Dialog;
        var local = TimeZoneInfo.ConvertTime(talk.Now, talk.Zone);
        _given = $"      clock: {local:yyyy-MM-dd'T'HH:mm}\n      zone: {talk.Zone.Id}\n      locale: {options.Locale}\n      facts: {{name: {CaseText.Quote(talk.Person?.Name ?? "")}}}\n      roles: [{string.Join(", ", talk.Roles)}]\n";
    }

    public void Step(IReadOnlyList<(string Key, object Value)> step) => _steps.Add($"      - {step[0].Key}: {CaseText.Of(step[0].Value)}\n");

    public void Step(IReadOnlyList<(string Key, object Value)> step, SimulatedTalk talk, int callsBefore)
    {
        Step(step);
        _dialog ??= talk.State.CurrentDialog;
        var expected = new List<string> { $"dialog: {talk.State.CurrentDialog ?? "none"}" };
        if (talk.State.Frames is [.., { Focus: { } focus }])
        {
            expected.Add($"asks: {focus}");
        }

        if (talk.State.Frames is [.., { Focus: null, Nonce: not null }])
        {
            expected.Add("summary: true");
        }

        var calls = recording.Calls.Skip(callsBefore).Select(call => call.Call.Name).Distinct().ToList();
        if (calls.Count > 0)
        {
            expected.Add($"calls: {{{string.Join(", ", calls.Select(call => call + ": {}"))}}}");
        }

        _steps.Add($"        expect: {{{string.Join(", ", expected)}}}\n");
    }

    /// <returns>Null when no dialog was under way.</returns>
    public string? Write(SimulatedTalk talk)
    {
        if (_dialog is null)
        {
            return null;
        }

        var text = new StringBuilder();
        text.Append("# yaml-language-server: $schema=tests.schema.json\n").Append("dialog: ").Append(_dialog).Append("\ncases:\n  - name: as it was talked\n");
        text.Append(talk.State.PrefersCards || talk.State.Frames.Any(frame => frame.Cards) ? "    only: card\n    because: it was talked on cards\n" : "");
        text.Append("    given:\n").Append(_given);
        CaseText.Append(text, recording.Lists);
        CaseText.Append(text, recording.Calls);
        return text.Append("    steps:\n").AppendJoin("", _steps).ToString();
    }
}
