using ChatDelegate.Channels.Cards;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Channels;

namespace ChatDelegate.BrowserTests.Cards;

/// <summary>All cards of the product, as JSON.</summary>
public sealed class ProductCardTests
{
    [Fact]
    public async Task Cards_OfTheProduct_HaveEveryPartThatADialogCanShow()
    {
        var cards = await ProductCards.AllAsync();

        cards.Count.ShouldBeGreaterThan(100);
        foreach (var locale in new[] { "zh-CN", "en" })
        {
            var blocks = cards.Where(card => card.Locale == locale).SelectMany(card => card.Card.Blocks).ToList();
            blocks.Select(block => block.GetType()).Distinct().Count().ShouldBe(4);
            blocks.OfType<Paragraph>().Select(paragraph => paragraph.Style).Distinct().Order().ShouldBe(Enum.GetValues<ParagraphStyle>());
        }
    }

    [Theory]
    [InlineData(CardTarget.WebChat)]
    [InlineData(CardTarget.Teams)]
    public async Task Cards_OfTheProduct_AreAllowedByTheSchema(CardTarget target)
    {
        var cards = await ProductCards.AllAsync();

        await CardSchema.ShouldAllowAsync([.. cards.Select(card => card.Draw(target)), .. cards.Select(card => card.Close(target))]);
    }
}
