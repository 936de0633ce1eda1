using ChatDelegate.Dialogs.Events;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Half of a surrogate pair cannot be saved; it is replaced before anything is made of it, so that a restart changes nothing.</summary>
internal static class Mended
{
    public static DialogEvent Event(DialogEvent happened) => happened switch
    {
        Said said => said with { Text = Text(said.Text) },
        Pressed pressed => pressed with
        {
            Action = pressed.Action with { Target = Text(pressed.Action.Target), Values = pressed.Action.Values is { } values ? All(values) : null },
            Inputs = All(pressed.Inputs),
        },
        _ => happened,
    };

    public static string Text(string text)
    {
        if (text is null || text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return text ?? "";
        }

        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var begins = i + 1 < source.Length && char.IsSurrogatePair(source[i], source[i + 1]);
                var ends = i > 0 && char.IsSurrogatePair(source[i - 1], source[i]);
                span[i] = begins || ends || !char.IsSurrogate(source[i]) ? source[i] : '\uFFFD';
            }
        });
    }

    private static Dictionary<string, string> All(IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(pair => Text(pair.Key), pair => Text(pair.Value));
}
