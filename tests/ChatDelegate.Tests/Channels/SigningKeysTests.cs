using System.Net;
using System.Security.Cryptography;
using ChatDelegate.Channels.Inbound;

namespace ChatDelegate.Tests.Channels;

/// <summary>The channel's keys over time: rotations, outages, and what is remembered of tokens.</summary>
public class SigningKeysTests
{
    [Fact]
    public async Task Post_DuringARotation_OldAndNewKeyTakenThenOnlyTheNew()
    {
        await using var bot = await BotServer.StartAsync();
        var old = Lasting(bot, "k1");
        (await StatusAsync(bot, old)).ShouldBe(HttpStatusCode.OK);
        bot.Keys.Add("k2", "msteams");

        (await StatusAsync(bot, Lasting(bot, "k2"))).ShouldBe(HttpStatusCode.Unauthorized, "asked for keys within this minute already");
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        (await StatusAsync(bot, Lasting(bot, "k2"))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(bot, old)).ShouldBe(HttpStatusCode.OK);
        bot.Keys.Remove("k1");
        bot.Time.Advance(TimeSpan.FromDays(1));
        (await StatusAsync(bot, old)).ShouldBe(HttpStatusCode.Unauthorized, "known or not, a token ends with its key");
        (await StatusAsync(bot, Lasting(bot, "k2"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_AnotherKeyOfTheSameName_WhatTheOldOneSignedNoLongerTaken()
    {
        await using var bot = await BotServer.StartAsync();
        var known = Lasting(bot, "k1");
        (await StatusAsync(bot, known)).ShouldBe(HttpStatusCode.OK);
        using var replacement = RSA.Create(2048);
        bot.Keys.Replace("k1", replacement);
        bot.Time.Advance(TimeSpan.FromDays(1));

        (await StatusAsync(bot, known)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(bot, Lasting(bot, "k1"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_KnownTokenPastItsTime_401()
    {
        await using var bot = await BotServer.StartAsync();
        var token = bot.Keys.Sign(bot.Time);
        (await StatusAsync(bot, token)).ShouldBe(HttpStatusCode.OK);
        bot.Time.Advance(TimeSpan.FromMinutes(64));
        (await StatusAsync(bot, token)).ShouldBe(HttpStatusCode.OK, "an hour and the skew are not over");
        bot.Time.Advance(TimeSpan.FromMinutes(1));

        (await StatusAsync(bot, token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Post_SameTokenAgain_RememberedOnceAndComparedEachTime()
    {
        await using var bot = await BotServer.StartAsync();
        var token = bot.Keys.Sign(bot.Time);
        (await StatusAsync(bot, token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(bot, token)).ShouldBe(HttpStatusCode.OK);
        using var elsewhere = await bot.PostAsync(token, BotServer.Message(serviceUrl: "https://smba.trafficmanager.net/de/"));
        using var other = await bot.PostAsync(token, BotServer.Message(channel: "slack"));

        (elsewhere.StatusCode, other.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden));
        bot.Validated.Count.ShouldBe(1);
    }

    [Fact]
    public void Add_MoreTokensThanAnyChannelHas_Bounded()
    {
        var (tokens, key) = (new ValidatedTokens(), new EndorsedKey(default, new HashSet<string>()));

        for (var i = 0; i < 10 * ValidatedTokens.Most; i++)
        {
            tokens.Add($"token {i}", key);
        }

        tokens.Count.ShouldBeLessThanOrEqualTo(ValidatedTokens.Most);
        tokens.Contains($"token {(10 * ValidatedTokens.Most) - 1}", key).ShouldBeTrue();
        tokens.Contains($"token {(10 * ValidatedTokens.Most) - 1}", key with { }).ShouldBeFalse("the same key read again is another");
    }

    [Fact]
    public async Task Post_ManyUnknownKeys_IssuerAskedOnce()
    {
        await using var bot = await BotServer.StartAsync();

        for (var i = 0; i < 20; i++)
        {
            await StatusAsync(bot, IssuerKeys.Sign($$"""{"alg":"RS256","kid":"x{{i}}"}""", IssuerKeys.Payload(bot.Time).ToJsonString(), bot.Keys["k1"]));
        }

        bot.Keys.Asked.ShouldBe(2, "the metadata and the keys");
    }

    [Fact]
    public async Task Post_StaleTokensOfUnknownKeys_IssuerNotAskedAtAll()
    {
        await using var bot = await BotServer.StartAsync();

        (await StatusAsync(bot, bot.Keys.Sign(bot.Time, change: p => p["exp"] = 1))).ShouldBe(HttpStatusCode.Unauthorized);

        bot.Keys.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Post_IssuerDown_KeysOfBeforeGoodForFiveDays()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Keys.IsDown = true;
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.ServiceUnavailable, "nothing is known yet");
        bot.Keys.IsDown = false;
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.OK);
        bot.Keys.IsDown = true;
        bot.Time.Advance(TimeSpan.FromDays(4));
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.OK);
        bot.Time.Advance(TimeSpan.FromDays(2));
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"jwks_uri":5}""")]
    [InlineData("""{"jwks_uri":"https://issuer.test/keys"}""")]
    [InlineData("<html>")]
    public async Task Post_IssuerTalksNonsense_KeysOfBeforeStay(string metadata)
    {
        await using var bot = await BotServer.StartAsync();
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.OK);
        bot.Keys.Metadata = metadata;
        bot.Time.Advance(TimeSpan.FromDays(1));

        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_IssuerOffersNoUsableKey_KeysOfBeforeStay()
    {
        await using var bot = await BotServer.StartAsync();
        var token = Lasting(bot, "k1");
        (await StatusAsync(bot, token)).ShouldBe(HttpStatusCode.OK);
        bot.Keys.Remove("k1");
        bot.Time.Advance(TimeSpan.FromDays(1));

        (await StatusAsync(bot, token)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_WhileSlowKeysAreAwaited_TheOthersGoOnWithThoseOfBefore()
    {
        await using var bot = await BotServer.StartAsync();
        (await StatusAsync(bot)).ShouldBe(HttpStatusCode.OK);
        bot.Time.Advance(TimeSpan.FromDays(1));
        var answer = new TaskCompletionSource();
        bot.Keys.Patience = answer.Task;
        var first = StatusAsync(bot);
        await DirectLineServer.UntilAsync(() => bot.Keys.Asked == 3);

        (await StatusAsync(bot).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBe(HttpStatusCode.OK);

        first.IsCompleted.ShouldBeFalse();
        answer.SetResult();
        (await first).ShouldBe(HttpStatusCode.OK);
    }

    private static string Lasting(BotServer bot, string kid) =>
        bot.Keys.Sign(bot.Time, kid, change: p => p["exp"] = bot.Time.GetUtcNow().AddDays(30).ToUnixTimeSeconds());

    private static async Task<HttpStatusCode> StatusAsync(BotServer bot, string? token = null)
    {
        using var response = await bot.PostAsync(token ?? bot.Keys.Sign(bot.Time), BotServer.Message());
        return response.StatusCode;
    }
}
