using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;
using Microsoft.Extensions.Options;

namespace ChatDelegate.ServerTests.Turns;

public sealed class ConversationCacheTests
{
    // Some five in each place for four: every one of them is driven out again and again.
    private const int Conversations = 320;

    [Fact]
    public void Find_MoreConversationsThanPlaces_IsTheNewestKeptOrNothing()
    {
        var cache = Empty();
        var random = new Random(20261127);
        var versions = new long[Conversations];
        var found = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var at = random.Next(Conversations);
            cache.Keep(Row(at, versions[at]++));

            cache.Find("msteams", $"c{at}").ShouldNotBeNull().Version.ShouldBe(versions[at], "what was just kept is there");
            var other = random.Next(Conversations);
            if (cache.Find("msteams", $"c{other}") is { } kept)
            {
                (kept.ExternalId, kept.Version).ShouldBe(($"c{other}", versions[other]), "an older self must not come back");
                found++;
            }
        }

        found.ShouldBeGreaterThan(10_000, "most are at hand all the same");
    }

    [Fact]
    public void Find_ChangedByItsFinder_IsKeptAsItWas()
    {
        var cache = Empty();
        cache.Keep(Row(1, 0));

        cache.Find("msteams", "c1").ShouldNotBeNull().LastSeq = 99;

        cache.Find("msteams", "c1").ShouldNotBeNull().LastSeq.ShouldBe(0);
        cache.Find("webchat", "c1").ShouldBeNull();
    }

    private static ConversationCache Empty() => new(new SecretBox(new KeyRing(Options.Create(new DataOptions()))));

    private static ConversationRow Row(int at, long version) =>
        new() { Id = Guid.Empty, Channel = "msteams", ExternalId = $"c{at}", Locale = "zh-CN", Version = version };
}
