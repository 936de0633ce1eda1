using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>Values, options and answers as a test file writes them. Quoted as JSON does, which YAML reads.</summary>
internal static class CaseText
{
    public static string Of(object value) => value switch
    {
        IReadOnlyDictionary<string, string> pairs => Map(pairs.Select(pair => (pair.Key, Quote(pair.Value)))),
        IReadOnlyList<string> items => $"[{string.Join(", ", items.Select(Quote))}]",
        string text when text == "true" => text,
        _ => Quote(value.ToString() ?? ""),
    };

    public static string Quote(string text) => JsonSerializer.Serialize(text, StateText.Options);

    public static void Append(StringBuilder text, IReadOnlyDictionary<string, IReadOnlyList<Option>> lists)
    {
        text.Append(lists.Count == 0 ? "" : "      options:\n");
        foreach (var (source, options) in lists)
        {
            text.Append("        ").Append(source).Append(':').Append(options.Count == 0 ? " []\n" : "\n");
            foreach (var option in options)
            {
                text.Append("          - ").Append(Map([("id", Quote(option.Id)), ("label", Quote(option.Label)), .. option.Description is { } description ? [("description", Quote(description))] : Array.Empty<(string, string)>()])).Append('\n');
            }
        }
    }

    public static void Append(StringBuilder text, IReadOnlyList<(CommandCall Call, CommandResult Result)> calls)
    {
        text.Append(calls.Count == 0 ? "" : "      commands:\n");
        foreach (var command in calls.GroupBy(call => call.Call.Name))
        {
            text.Append("        ").Append(command.Key).Append(": ").Append(Chain([.. command.Select(call => call.Result)])).Append('\n');
        }
    }

    private static string Chain(ReadOnlySpan<CommandResult> results)
    {
        var answer = Answer(results[0]);
        return results.Length == 1 ? Map(answer) : Map([.. answer, ("then", Chain(results[1..]))]);
    }

    private static List<(string, string)> Answer(CommandResult result)
    {
        var parts = new List<(string, string)>();
        var said = result.Replies.Where(reply => reply.Text is not null).Select(reply => reply.Text ?? "").ToList();
        if (result.Refusal is { } refusal)
        {
            said.Insert(0, refusal.Text);
            parts.Add(("refuses", Quote(refusal.Code)));
            Add(parts, "field", refusal.Field is null ? null : Quote(refusal.Field));
        }

        Add(parts, "says", said.Count == 0 ? null : $"[{string.Join(", ", said.Select(Quote))}]");
        Add(parts, "card", result.Replies.LastOrDefault(reply => reply.Card is not null)?.Card is { } card ? Card(card) : null);
        Add(parts, "values", result.Values.Count == 0 ? null : Map(result.Values.Select(pair => (pair.Key, Value(pair.Value)))));
        Add(parts, "next", result.Next is { } next ? Map([("dialog", next.Dialog), ("values", Map((next.Values ?? new Dictionary<string, Value>()).Select(pair => (pair.Key, Value(pair.Value)))))]) : null);
        Add(parts, "ends", result.Ends ? "true" : null);
        return parts;
    }

    private static string Card(Card card) => Map(
    [
        ("title", Quote(card.Title)),
        ("entries", $"[{string.Join(", ", card.Blocks.OfType<Entry>().Where(entry => entry.Action is { Do: "start" or "act" or "say" }).Select(Line))}]"),
        ("buttons", $"[{string.Join(", ", card.Buttons.Where(button => button.Action.Do is "start" or "act" or "say").Select(button => Map([("label", Quote(button.Label)), .. Action(button.Action)])))}]"),
    ]);

    private static string Line(Entry entry) =>
        Map([("text", Quote(entry.Text)), .. entry.Mark is { } mark ? [("mark", Quote(mark))] : Array.Empty<(string, string)>(), .. entry.Action is { } action ? Action(action) : []]);

    private static IEnumerable<(string, string)> Action(ButtonAction action) =>
        [(action.Do, Quote(action.Target)), .. action.Values is { Count: > 0 } values ? [("values", Map(values.Select(pair => (pair.Key, Quote(pair.Value)))))] : Array.Empty<(string, string)>()];

    private static string Value(Value value) => value switch
    {
        Value.TextValue text => Quote(text.Text),
        Value.NumberValue number => number.Number.ToString(CultureInfo.InvariantCulture),
        Value.FlagValue flag => flag.Flag ? "true" : "false",
        Value.DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Value.ListValue list => $"[{string.Join(", ", list.Items.Select(Quote))}]",
        _ => Quote(""),
    };

    private static string Map(IEnumerable<(string Key, string Value)> pairs) => $"{{{string.Join(", ", pairs.Select(pair => $"{pair.Key}: {pair.Value}"))}}}";

    private static void Add(List<(string, string)> parts, string key, string? value)
    {
        if (value is not null)
        {
            parts.Add((key, value));
        }
    }
}
