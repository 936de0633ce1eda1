using ChatDelegate.Server.Voting;
using ChatDelegate.Tests.Suggestions;

namespace ChatDelegate.Tests.Voting;

public sealed class BallotWordsTests
{
    [Theory]
    [InlineData("zh-CN", 36_000_000, "3,600 万元")]
    [InlineData("zh-CN", 36_005_000, "3,600.5 万元")]
    [InlineData("en", 36_000_000, "CNY 36,000,000")]
    public void Money_InEachLanguage_IsTheSameAmount(string locale, long yuan, string shown) => new BallotWords(House.Phrases, locale).Money(yuan).ShouldBe(shown);
}
