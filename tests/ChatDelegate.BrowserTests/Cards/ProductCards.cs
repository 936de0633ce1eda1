using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.Testing;
using ChatDelegate.Tests.Dialogs.AuthorTests;

namespace ChatDelegate.BrowserTests.Cards;

/// <summary>
/// Every card that the product can send, in both languages: those of the dialogs by playing the authors' test files, those of the
/// commands and the notices by a story with the real record.
/// </summary>
internal static class ProductCards
{
    private static readonly string[] Locales = ["zh-CN", "en"];

    private static readonly Lazy<Task<IReadOnlyList<ProductCard>>> Collected = new(CollectAsync);

    public static Task<IReadOnlyList<ProductCard>> AllAsync() => Collected.Value;

    private static async Task<IReadOnlyList<ProductCard>> CollectAsync()
    {
        var cards = new List<ProductCard>();
        foreach (var locale in Locales)
        {
            cards.AddRange(await PlayedAsync(locale));
            cards.AddRange(await CardStory.TellAsync(locale));
        }

        return [.. cards.DistinctBy(card => card.Draw(Channels.Cards.CardTarget.WebChat).GetRawText())];
    }

    private static async Task<IEnumerable<ProductCard>> PlayedAsync(string locale)
    {
        var catalog = await ProductDialogs.CatalogAsync();
        var cards = new List<ProductCard>();
        foreach (var file in ProductDialogs.Files)
        {
            var suite = (await ProductDialogs.ReadAsync(file)).Suite.ShouldNotBeNull();
            foreach (var test in suite.Cases.Select(test => In(test, locale)))
            {
                var played = new CaseRunner(catalog, ProductDialogs.Options).RunAll(test).SelectMany(result => result.Played);
                cards.AddRange(played.SelectMany(step => step.Exchange?.Replies ?? []).Select(reply => reply.Card).OfType<Card>()
                    .Select(card => new ProductCard($"{Path.GetFileName(file.Path)}: {test.Name}", locale, card)));
            }
        }

        return cards;
    }

    /// <summary>In another language the words of a case may mean something else; whatever is answered is a card of the product.</summary>
    private static DialogCase In(DialogCase test, string locale) => test with
    {
        Given = test.Given with { Locale = locale },
        Steps = [.. test.Steps.Select(step => step with { Expect = null })],
    };
}
