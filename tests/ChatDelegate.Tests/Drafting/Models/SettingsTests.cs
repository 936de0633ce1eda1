using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>A wrong setting is named in one sentence, at the start or when the server refuses; a key is nowhere to be read.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData(401, "Drafting:ApiKey")]
    [InlineData(403, "Drafting:ApiKey")]
    [InlineData(404, "Drafting:Model")]
    [InlineData(302, "Drafting:Endpoint")]
    public async Task Server_ThatRefuses_NamesTheSetting_AndIsNotAskedAgain(int status, string setting)
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Status(status, $$$"""{"error":{"message":"Incorrect API key provided: {{{ModelWorld.Key}}}","code":"invalid_api_key"}}""", ("Location", "https://elsewhere.example/")));

        var failure = await world.FailAsync();

        failure.Reason.ShouldBe(ModelFailure.Rejected);
        failure.Message.ShouldContain(setting);
        world.Times.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Key_GoesToTheServer_AndNowhereElse()
    {
        await using var world = new ModelWorld();
        world.Server.Then(
            ScriptedReply.Status(401, $$$"""{"error":{"message":"Incorrect API key provided: {{{ModelWorld.Key}}}","code":"{{{ModelWorld.Key}}}"}}"""),
            ScriptedReply.Status(200, $$$"""{"error":{"message":"{{{ModelWorld.Key}}}","type":"{{{ModelWorld.Key}}}"}}"""),
            ScriptedReply.Status(400, $$$"""{"error":{"message":"{{{ModelWorld.Key}}}","code":"{{{ModelWorld.Key}}}"}}"""));

        var failures = new[] { await world.FailAsync(), await world.FailAsync() };

        world.Server.Asked[0].Headers["Authorization"].ShouldBe($"Bearer {ModelWorld.Key}");
        var said = failures.Select(failure => failure.ToString()).Concat(world.Log.Lines).Append(world.Status.Endpoints[0].ToString()).ToList();
        said.ShouldAllBe(text => !text.Contains(ModelWorld.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_AtTheAddress_NamesTheEndpoint()
    {
        await using var world = new ModelWorld(options => options.Endpoint = new Uri("http://127.0.0.1:1/v1"));

        var failure = await world.FailAsync();

        failure.Reason.ShouldBe(ModelFailure.Unavailable);
        failure.Message.ShouldContain("Nobody listens at 127.0.0.1:1: look at Drafting:Endpoint");
    }

    [Fact]
    public async Task Check_KeepsHowItWent()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Answer("""{"ready":true}"""), ScriptedReply.Status(404, "{}"));
        var check = new ModelCheck(world.Client, ModelWorld.Prompts, world.Status, world.Clock);

        await check.RunAsync(TestContext.Current.CancellationToken);
        world.Status.LastCheck!.Failure.ShouldBeNull();
        world.Status.Trouble.ShouldBeNull();

        await check.RunAsync(TestContext.Current.CancellationToken);
        world.Status.LastCheck!.Sentence!.ShouldContain("Drafting:Model");
        world.Status.Trouble.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("openai", null, "m", null, "Drafting:ApiKey")]
    [InlineData("openai", "http://gpu.local:8000/v1", null, null, "Drafting:Model")]
    [InlineData("openai", "ftp://gpu.local/v1", "m", null, "Drafting:Endpoint")]
    [InlineData("openai", "https://user:password@gpu.local/v1", "m", null, "Drafting:Endpoint")]
    [InlineData("openai", "https://gpu.local/v1?api-version=1", "m", null, "Drafting:Endpoint")]
    [InlineData("azure", null, "m", "k", "Drafting:Endpoint")]
    [InlineData("azure", "http://r.openai.azure.com", "m", "k", "Drafting:Endpoint")]
    public void Settings_ThatDoNotGoTogether_AreNamed(string provider, string? endpoint, string? model, string? key, string setting) =>
        Make(provider, endpoint, model, key).Faults().ShouldHaveSingleItem().ShouldStartWith(setting);

    [Theory]
    [InlineData("offline", null, null, null)]
    [InlineData("openai", null, "gpt-4.1-mini", "sk-1")]
    [InlineData("openai", "http://127.0.0.1:11434/v1", "qwen3:8b", null)]
    [InlineData("azure", "https://r.openai.azure.com", "drafting", null)]
    public void Settings_OfTheReadme_AreTaken(string provider, string? endpoint, string? model, string? key) =>
        Make(provider, endpoint, model, key).Faults().ShouldBeEmpty();

    [Fact]
    public void Ranges_OfInnerSections_AreChecked()
    {
        var options = Make("offline", null, null, null);
        options.Resilience.Parallel = 0;
        options.Price.Input = -1;

        options.Faults().Select(fault => fault.Split(": ")[0]).ShouldBe(["Drafting:Resilience:Parallel", "Drafting:Price:Input"]);
    }

    [Theory]
    [InlineData("https://r.openai.azure.com", "https://r.openai.azure.com/openai/v1")]
    [InlineData("https://r.openai.azure.com/openai/v1/", "https://r.openai.azure.com/openai/v1/")]
    public void Azure_IsReachedBelowTheResource(string given, string whole) =>
        Make("azure", given, "d", null).Targets[0].Endpoint.ShouldBe(new Uri(whole));

    private static ModelOptions Make(string provider, string? endpoint, string? model, string? key) =>
        new() { Provider = provider, Endpoint = endpoint is null ? null : new Uri(endpoint), Model = model, ApiKey = key };
}
