using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>What a model may say, and what becomes of it.</summary>
public sealed class AnswerTests
{
    private const string Good = """{"ready":true}""";

    [Theory]
    [InlineData("valid", Good)]
    [InlineData("fenced", "```json\n{\"ready\": true}\n```")]
    [InlineData("trailing text", "{\"ready\":true}\n\n希望对您有帮助！")]
    [InlineData("leading text", "好的，结果如下（格式{}）：\n{\"ready\":true}")]
    [InlineData("thinking aloud", "<think>格式是 {\"ready\": false} 吗？</think>{\"ready\":true}")]
    [InlineData("byte order mark", "\uFEFF{\"ready\":true}")]
    public async Task Answer_WithTheObjectInIt_IsTaken(string script, string said)
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Answer(said));

        var answer = await world.AskAsync();

        answer.Json.GetProperty("ready").GetBoolean().ShouldBeTrue(script);
        (answer.Mark.Prompt, answer.Mark.Version, answer.Mark.Model).ShouldBe(("check", "1", "scripted-1"));
        answer.Mark.Hash.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("{\"ready\":\"yes\"}", "$.ready: boolean")]
    [InlineData("{}", "$.ready: required")]
    [InlineData("{\"ready\":true,\"also\":1}", "additionalProperties")]
    [InlineData("{\"ready\":false,\"ready\":true}", "ready")]
    [InlineData("{\"ready\":tr", "not closed")]
    [InlineData("{ready: true}", "not JSON")]
    [InlineData("{\"also\":{\"ready\":true},", "not closed")]
    [InlineData("{\"also\":{\"ready\":true},\"also\":1}", "also")]
    [InlineData("我准备好了。", "no JSON object")]
    public async Task Answer_NotInTheForm_IsMendedOnce(string said, string fault)
    {
        await using var world = new ModelWorld();
        world.Server.On(question => !question.User.Contains("格式不对", StringComparison.Ordinal), ScriptedReply.Answer(said))
            .On(question => question.User.Contains(fault, StringComparison.Ordinal), ScriptedReply.Answer(Good));

        (await world.AskAsync()).Json.GetProperty("ready").GetBoolean().ShouldBeTrue();

        world.Server.Asked.Count.ShouldBe(2);
        world.Server.Asked[1].User.ShouldNotContain("我准备好了");
    }

    [Fact]
    public async Task Answer_NotInTheFormTwice_Fails()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Answer("{}"), ScriptedReply.Answer("{}"));

        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.BadAnswer);
    }

    [Fact]
    public async Task Refusal_IsNotAskedAgain()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Answer("", refusal: "I cannot help with that."), ScriptedReply.Answer("", finish: "content_filter"));

        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Refused);
        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Refused);
    }

    [Fact]
    public async Task Answer_CutOff_Fails_EvenIfItCouldBeRead()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Answer(Good, finish: "length"), ScriptedReply.Answer("", finish: "length"));

        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Truncated);
        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Truncated);
    }

    [Fact]
    public async Task Filter_BeforeTheModel_IsARefusal()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Status(400, """{"error":{"code":"content_filter","message":"The response was filtered"}}"""));

        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Refused);
    }

    [Fact]
    public async Task Question_LongerThanTheModelReads_SaysSo()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Status(400, """{"error":{"code":"context_length_exceeded","message":"This model's maximum context length is 8192 tokens"}}"""));

        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.TooLarge);
    }

    [Fact]
    public async Task Response_LargerThanAllowed_IsNotReadToItsEnd()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.TooLarge());

        var failure = await world.FailAsync();

        failure.Reason.ShouldBe(ModelFailure.BadAnswer);
        failure.Message.ShouldContain("Drafting:MaxAnswerBytes");
    }
}
