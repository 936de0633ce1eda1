using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Server.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>What the settings make of the server.</summary>
public sealed class DrafterModuleTests
{
    [Fact]
    public async Task Offline_HasNoModel_AndDrafts()
    {
        await using var services = Build([]);

        services.GetService<IChatClient>().ShouldBeNull();
        services.GetService<PromptRunner>().ShouldBeNull();
        services.GetRequiredService<IDrafter>().ShouldBeOfType<OfflineDrafter>();
        services.GetRequiredService<ModelStatus>().IsOffline.ShouldBeTrue();
    }

    [Fact]
    public async Task Model_IsAskedThroughTheLayers_TheLastOneFirst()
    {
        await using var world = new ModelWorld();
        world.Server.Then(ScriptedReply.Answer("""{"ready":true}"""));
        var passed = new List<string>();
        await using var services = Build(
            new() { ["Drafting:Provider"] = "openai", ["Drafting:Endpoint"] = world.Server.Endpoint.ToString(), ["Drafting:Model"] = "m", ["Drafting:Prompts"] = Path.Combine(Support.Repository.Root, "prompts") },
            all => all.AddSingleton(Layer("inner", passed)).AddSingleton(Layer("outer", passed)));

        await services.GetRequiredService<PromptRunner>().RunAsync(new PromptCall(ModelCheck.Prompt, new Dictionary<string, object?>()) { Person = "p", Job = "j" }, TestContext.Current.CancellationToken);

        passed.ShouldBe(["outer check p j", "inner check p j"]);
    }

    [Fact]
    public async Task WrongSetting_IsOneSentence()
    {
        await using var services = Build(new() { ["Drafting:Provider"] = "openai", ["Drafting:ApiKey"] = "k" });

        var failure = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<ModelOptions>>().Value);

        OptionsSentence.Of(failure).ShouldBe("Drafting:Model: give the model's name.");
    }

    private static Func<IServiceProvider, IChatClient, IChatClient> Layer(string name, List<string> passed) => (_, inner) => new PassedLayer(name, passed, inner);

    private static ServiceProvider Build(Dictionary<string, string?> settings, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(TimeProvider.System);
        services.AddDrafter(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        add?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class PassedLayer(string name, List<string> passed, IChatClient inner) : DelegatingChatClient(inner)
    {
        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var tags = options!.AdditionalProperties!;
            passed.Add($"{name} {tags[CallTags.Prompt]} {tags[CallTags.Person]} {tags[CallTags.Job]}");
            return base.GetResponseAsync(messages, options, cancellationToken);
        }
    }
}
