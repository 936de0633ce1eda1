using System.Globalization;
using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>What is tried again, when, and when no longer. Chance is set to its longest pause: 1 s and 2 s.</summary>
public sealed class RetryTests
{
    private const string Overloaded = """{"error":{"code":"rate_limit_exceeded","message":"slow down"}}""";

    private static readonly ScriptedReply Good = ScriptedReply.Answer("""{"ready":true}""");

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Failure_ThatMayPass_IsTriedAgain_AfterAPause(int status)
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Status(status, "{}"), ScriptedReply.Status(status, "not json"), Good);

        await world.AskAsync();

        world.Times.ShouldBe([0, 1, 3]);
    }

    [Theory]
    [InlineData(408, ModelFailure.Timeout)]
    [InlineData(429, ModelFailure.RateLimited)]
    [InlineData(500, ModelFailure.Unavailable)]
    [InlineData(503, ModelFailure.Unavailable)]
    public async Task Failure_ThatDoesNotPass_EndsAfterThreeTries(int status, ModelFailure reason)
    {
        await using var world = new ModelWorld();
        world.Server.Then([.. Enumerable.Repeat(ScriptedReply.Status(status, Overloaded), 3)]);

        (await world.FailAsync()).Reason.ShouldBe(reason);

        world.Times.ShouldBe([0, 1, 3]);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("Retry-After", "Mon, 02 Mar 2026 01:00:25 GMT", 25)]
    [InlineData("Retry-After", "Mon, 02 Mar 2026 00:59:00 GMT", 0)]
    [InlineData("Retry-After", "soon", 1)]
    public async Task Pause_ThatTheServerAsksFor_IsKept(string header, string value, double seconds)
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Status(429, Overloaded, (header, value)), Good);

        await world.AskAsync();

        world.Times.ShouldBe([0, seconds]);
    }

    [Theory]
    [InlineData("90")]
    [InlineData("999999999999999999")]
    [InlineData("Mon, 02 Mar 2026 03:00:00 GMT")]
    public async Task Pause_LongerThanTheTimeLeft_EndsIt_AtOnce(string value)
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Status(429, Overloaded, ("Retry-After", value)));

        var failure = await world.FailAsync();

        failure.Reason.ShouldBe(ModelFailure.RateLimited);
        failure.RetryAfter!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(90));
        world.Clock.GetUtcNow().ShouldBe(world.Began);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("broken off")]
    [InlineData("error in a good response")]
    [InlineData("empty")]
    [InlineData("blank, as DeepSeek's JSON mode may be")]
    [InlineData("invalid UTF-8")]
    [InlineData("not the protocol")]
    [InlineData("no choices")]
    public async Task Response_Broken_IsTriedAgain(string script)
    {
        await using var world = new ModelWorld();
        world.Server.Then(Broken(script), Good);

        await world.AskAsync();

        world.Times.ShouldBe([0, 1]);
    }

    [Theory]
    [InlineData("reset", ModelFailure.Unavailable)]
    [InlineData("broken off", ModelFailure.Unavailable)]
    [InlineData("error in a good response", ModelFailure.Unavailable)]
    [InlineData("empty", ModelFailure.BadAnswer)]
    [InlineData("invalid UTF-8", ModelFailure.BadAnswer)]
    [InlineData("not the protocol", ModelFailure.BadAnswer)]
    public async Task Response_BrokenEachTime_Fails(string script, ModelFailure reason)
    {
        await using var world = new ModelWorld();
        world.Server.Then([.. Enumerable.Repeat(Broken(script), 3)]);

        (await world.FailAsync()).Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task FirstByte_SlowButInTime_IsWaitedFor()
    {
        await using var world = new ModelWorld();
        world.Server.Then(Good.After(TimeSpan.FromSeconds(39)));

        await world.AskAsync();

        world.Times.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Silence_EndsTheTry_AndAllTriesEndTogether()
    {
        await using var world = new ModelWorld();
        var silence = ScriptedReply.Silence(TimeSpan.FromSeconds(40));
        world.Server.Then(silence, silence, silence);

        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Timeout);

        world.Times.ShouldBe([0, 41, 83]);
    }

    [Fact]
    public async Task Stream_ThatStalls_EndsTheTry()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Stall(TimeSpan.FromSeconds(40)), Good);

        await world.AskAsync();

        world.Times.ShouldBe([0, 41]);
    }

    [Fact]
    public async Task Caller_WhoGivesUp_IsNotToldOfAFailure()
    {
        await using var world = new ModelWorld();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        world.Server.Then(new ScriptedReply(async (_, cancellationToken) =>
        {
            await given.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }));

        await Should.ThrowAsync<OperationCanceledException>(world.Runner.RunAsync(new("check", new Dictionary<string, object?>()), given.Token));

        world.Status.Endpoints[0].LastFailure.ShouldBeNull();
    }

    private static ScriptedReply Broken(string script) => script switch
    {
        "reset" => ScriptedReply.Reset(),
        "broken off" => ScriptedReply.BreakOff(),
        "error in a good response" => ScriptedReply.Status(200, """{"error":{"code":"server_error","message":"x"}}"""),
        "empty" => ScriptedReply.Answer(""),
        "invalid UTF-8" => ScriptedReply.InvalidUtf8(),
        "not the protocol" => ScriptedReply.Status(200, "<html>Welcome to nginx</html>"),
        "no choices" => ScriptedReply.Status(200, """{"choices":[]}"""),
        _ => ScriptedReply.Answer(string.Create(CultureInfo.InvariantCulture, $"{new string(' ', 40)}\n")),
    };
}
