using System.Collections.Frozen;

namespace ChatDelegate.Dialogs.Finding;

/// <summary>Tells characters that sound alike: people who type by sound, or dictate, get 健议 for 建议 and 反应 for 反映.</summary>
internal static class Sounds
{
    private static readonly FrozenDictionary<char, char> First = SoundGroups.All
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(group => group.Select(character => KeyValuePair.Create(character, group[0])))
        .ToFrozenDictionary();

    /// <summary>The same character for all that sound alike.</summary>
    public static char Of(char character) => First.GetValueOrDefault(character, character);

    /// <summary>Every character replaced by the one that stands for its sound.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Of(source[i]);
        }
    });
}
