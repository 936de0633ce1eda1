using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Texts;

/// <summary>One text in each language; several in a language are told one after the other, the last one from then on.</summary>
internal sealed record Localized(ImmutableArray<string> Chinese, ImmutableArray<string> English)
{
    public static Localized Empty { get; } = new([], []);

    public ImmutableArray<string> All(string locale) => locale == Locales.English ? English : Chinese;

    public IEnumerable<string> Everything => Chinese.Concat(English);

    public string For(string locale, int attempt = 0)
    {
        var texts = All(locale);
        return texts.IsEmpty ? "" : texts[Math.Min(attempt, texts.Length - 1)];
    }
}
