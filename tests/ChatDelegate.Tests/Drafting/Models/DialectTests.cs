using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>Servers differ in what they take; what is refused is learned from the refusal and not sent again.</summary>
public sealed class DialectTests
{
    private static readonly ScriptedReply Good = ScriptedReply.Answer("""{"ready":true}""");

    [Fact]
    public async Task Schema_WhereTaken_IsStrict_AndNotSaidTwice()
    {
        await using var world = new ModelWorld();
        world.Server.Then(Good);

        await world.AskAsync();

        var asked = world.Server.Asked[0];
        asked.Path.ShouldBe("/v1/chat/completions");
        asked.Prompt.ShouldBe("check");
        var schema = asked.Json.GetProperty("response_format").GetProperty("json_schema");
        schema.GetProperty("strict").GetBoolean().ShouldBeTrue();
        schema.GetProperty("schema").GetProperty("required")[0].GetString().ShouldBe("ready");
        asked.System.ShouldNotContain("JSON Schema");
        asked.Json.EnumerateObject().Select(part => part.Name).ShouldBe(["model", "messages", "temperature", "max_tokens", "response_format"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(400, "This response_format type is unavailable now")]
    [InlineData(422, "Failed to deserialize the JSON body into the target type: response_format.type: unknown variant `json_schema`")]
    public async Task Schema_Refused_FallsToJsonMode_AndIsRemembered(int status, string refusal)
    {
        await using var world = new ModelWorld();
        world.Server.Then(Refusal(refusal, status), Good, Good);

        await world.AskAsync();
        await world.AskAsync();

        world.Server.Asked.Select(asked => asked.Format).ShouldBe(["json_schema", "json_object", "json_object"]);
        world.Server.Asked[1].System.ShouldContain("json");
        world.Server.Asked[1].System.ShouldContain("\"ready\"");
        world.Times.ShouldBe([0, 0, 0]);
        world.Status.Endpoints[0].Format.ShouldBe(AnswerFormat.Json);
    }

    [Fact]
    public async Task JsonMode_RefusedToo_FallsToWords()
    {
        await using var world = new ModelWorld();
        world.Server.Then(Refusal("json_schema is not supported"), Refusal("response_format is not supported"), ScriptedReply.Answer("```json\n{\"ready\":true}\n```"));

        await world.AskAsync();

        world.Server.Asked.Select(asked => asked.Format).ShouldBe(["json_schema", "json_object", null]);
        world.Status.Endpoints[0].Format.ShouldBe(AnswerFormat.Text);
    }

    [Fact]
    public async Task Format_ThatIsSet_StaysSo()
    {
        await using var world = new ModelWorld(options => options.AnswerFormat = AnswerFormat.Json);
        world.Server.Then(Refusal("response_format is not supported"));

        var failure = await world.FailAsync();

        failure.Reason.ShouldBe(ModelFailure.Rejected);
        failure.Message.ShouldContain("Drafting:AnswerFormat");
    }

    [Fact]
    public async Task Temperature_AndTheNameOfTheLimit_AreLearned()
    {
        await using var world = new ModelWorld();
        world.Server.Then(
            Refusal("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
            Refusal("Unsupported value: 'temperature' does not support 0 with this model."),
            Good);

        await world.AskAsync();

        var last = world.Server.Asked[2].Json;
        last.TryGetProperty("max_completion_tokens", out _).ShouldBeTrue();
        last.TryGetProperty("max_tokens", out _).ShouldBeFalse();
        last.TryGetProperty("temperature", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Refusal_OfSomethingElse_IsNotAskedAgain()
    {
        await using var world = new ModelWorld();
        world.Server.Then(Refusal("messages must alternate"));

        (await world.FailAsync()).Reason.ShouldBe(ModelFailure.Rejected);
    }

    private static ScriptedReply Refusal(string message, int status = 400) =>
        ScriptedReply.Status(status, $$$"""{"error":{"message":"{{{message}}}","type":"invalid_request_error","code":"invalid_request_error"}}""");
}
