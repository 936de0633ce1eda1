using System.Text.Json;
using ChatDelegate.BrowserTests.Support;
using ChatDelegate.Channels.Cards;
using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.Cards;

/// <summary>Every card of the product as people see it: on a phone and on a desk, by daylight and in the dark. What it looks like stays in .artifacts/screenshots.</summary>
public sealed class CardRenderingTests(House house)
{
    private const int ThumbHigh = 40;
    private const int UsualLength = 4000;
    private static readonly Screen Phone = Screen.Phone with { Width = 390, Height = 844 };

    [BrowserTheory]
    [InlineData("zh-CN", true, false)]
    [InlineData("zh-CN", false, true)]
    [InlineData("en", true, true)]
    [InlineData("en", false, false)]
    public Task Cards_InWebChat_FitAndRead(string locale, bool onPhone, bool dark) => HoldsAsync(CardTarget.WebChat, locale, onPhone, dark);

    [BrowserTheory]
    [InlineData("zh-CN", true, false)]
    [InlineData("zh-CN", false, true)]
    [InlineData("en", true, true)]
    [InlineData("en", false, false)]
    public Task Cards_InTeams_FitAndRead(string locale, bool onPhone, bool dark) => HoldsAsync(CardTarget.Teams, locale, onPhone, dark);

    private async Task HoldsAsync(CardTarget target, string locale, bool onPhone, bool dark)
    {
        var screen = (onPhone ? Phone : Screen.Desktop) with { Dark = dark };
        var cards = (await ProductCards.AllAsync()).Where(card => card.Locale == locale).ToList();
        await using var gallery = new Gallery(await house.BrowserAsync());
        var drawn = Looks(cards, target);
        var page = await gallery.ShowAsync(target, screen, locale, drawn);
        await KeepAsync(page, $"cards-{target}-{locale}-{(onPhone ? "phone" : "desktop")}-{(dark ? "dark" : "light")}");

        (await CardLook.FaultsAsync(page)).ShouldBeEmpty();
        await PageRules.CanBeReadAsync(page);
        if (onPhone && target == CardTarget.WebChat)
        {
            // In Teams the height of a button is the client's.
            (await CardLook.SmallAsync(page, ThumbHigh)).ShouldBeEmpty();
        }
    }

    /// <summary>Each kind of card once, the longest that people will often see, as it comes and as it is left behind; and the longest of all.</summary>
    private static List<JsonElement> Looks(List<ProductCard> cards, CardTarget target)
    {
        var kinds = cards.Where(card => Length(card) < UsualLength).GroupBy(card => string.Join(' ', card.Card.Blocks.Select(block => block.GetType().Name).Distinct()) + card.Card.Buttons.Count)
            .Select(kind => kind.MaxBy(Length)).OfType<ProductCard>();
        return [cards.MaxBy(Length)!.Draw(target), .. kinds.SelectMany(card => new[] { card.Draw(target), card.Close(target) })];

        int Length(ProductCard card) => card.Draw(target).GetRawText().Length;
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(ServerTests.Support.Repository.Root, ".artifacts", "screenshots")).FullName;
        // Web Chat scrolls inside the page.
        var height = await page.EvaluateAsync<int>("() => Math.max(...[document.documentElement, ...document.querySelectorAll('*')].map(element => element.scrollHeight))");
        await page.SetViewportSizeAsync(page.ViewportSize!.Width, Math.Min(height + 40, 16_000));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
