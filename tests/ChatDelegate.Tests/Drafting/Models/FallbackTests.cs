using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Tests.Drafting.Models;

public sealed class FallbackTests
{
    private static readonly ScriptedReply Good = ScriptedReply.Answer("""{"ready":true}""");
    private static readonly ScriptedReply Down = ScriptedReply.Status(503, "{}");

    [Fact]
    public async Task SecondServer_IsAskedWhenTheFirstDoesNotAnswer_WithoutItsKey()
    {
        await using var world = new ModelWorld(withFallback: true);
        world.Server.Then(Down, Down, Down);
        world.Second!.Then(Good);

        await world.AskAsync();

        var asked = world.Second.Asked.ShouldHaveSingleItem();
        asked.Json.GetProperty("model").GetString().ShouldBe("second");
        asked.Headers["Authorization"].ShouldNotContain(ModelWorld.Key);
        world.Status.Endpoints.Select(endpoint => endpoint.LastSuccess is not null).ShouldBe([false, true]);
        world.Status.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task SecondServer_IsNotAsked_WhenTheFirstAnswers_HoweverUnpleasantly()
    {
        await using var world = new ModelWorld(withFallback: true);
        world.Server.Then(Good, ScriptedReply.Answer("", refusal: "no"), ScriptedReply.Answer("{}"), ScriptedReply.Answer("{}"));

        await world.AskAsync();
        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Refused);
        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.BadAnswer);

        world.Second!.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task BothFail_TheSecondOnesReasonIsGiven()
    {
        await using var world = new ModelWorld(withFallback: true);
        world.Server.Then(ScriptedReply.Status(401, "{}"));
        world.Second!.Then(ScriptedReply.Status(404, "{}"));

        (await world.FailAsync()).Message.ShouldContain("Drafting:Fallback:Model");
    }
}
