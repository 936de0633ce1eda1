using System.Text;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Words that a person gave: trimmed, within the limits, and saying something.</summary>
internal static class GivenText
{
    /// <summary>What is wrong with a text and its photos, in words; null when they are fine.</summary>
    public static CommandResult? Fault(CommandContext context, string text, int photos, OpinionsOptions limits)
    {
        if (text.Length > limits.MaxText)
        {
            return CommandResult.Refused("too_long", context.Text("given.too_long", ("length", text.Length), ("max", limits.MaxText)));
        }

        if (photos > limits.MaxPhotos)
        {
            return CommandResult.Refused("too_many_photos", context.Text("given.too_many_photos", ("count", photos), ("max", limits.MaxPhotos)));
        }

        if (photos == 0 && !SaysSomething(text))
        {
            return CommandResult.Refused("no_words", context.Text(text.Length == 0 ? "given.empty" : "given.no_words"));
        }

        return null;
    }

    /// <summary>Has a letter, a character or a digit: not only signs and emoji.</summary>
    public static bool SaysSomething(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>The beginning, on one line, for lists.</summary>
    public static string Brief(string text, int length = 36)
    {
        var line = string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (line.Length <= length)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[length - 1]) ? length - 1 : length;
        return string.Concat(line.AsSpan(0, end), "…");
    }
}
