using System.Diagnostics.Metrics;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>The product's own way to a model, over real HTTP to scripted servers, on a virtual clock and without chance.</summary>
internal sealed class ModelWorld : IAsyncDisposable
{
    public const string Key = "sk-secret-key-of-the-test";

    private readonly ServiceProvider _services;
    private readonly HttpClient _http = ServerPipeline.OpenHttp();
    private readonly Lazy<ResilientChatClient> _client;

    public ModelWorld(Action<ModelOptions>? configure = null, bool withFallback = false)
    {
        Clock = new RunningClock(Options.Resilience.AttemptTimeout, Options.Resilience.TotalTimeout);
        Server = new ScriptedModel(Clock, Clock.Advance);
        (Options.Provider, Options.Endpoint, Options.Model, Options.ApiKey) = (ModelOptions.OpenAi, Server.Endpoint, "scripted", Key);
        if (withFallback)
        {
            Second = new ScriptedModel(Clock, Clock.Advance);
            (Options.Fallback.Endpoint, Options.Fallback.Model) = (Second.Endpoint, "second");
        }

        configure?.Invoke(Options);
        _services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddProvider(Log)).BuildServiceProvider();
        Began = Clock.GetUtcNow();
        _client = new(() => ModelConnection.Open(Options, Watch, _http, () => 1, null));
    }

    public ModelOptions Options { get; } = new();

    public RunningClock Clock { get; }

    public DateTimeOffset Began { get; }

    public ScriptedModel Server { get; }

    public ScriptedModel? Second { get; }

    public ModelStatus Status { get; } = new() { Provider = ModelOptions.OpenAi };

    public LoggedLines Log { get; } = new();

    public ModelWatch Watch => new(Status, new ModelMetrics(Meters), Clock, _services.GetRequiredService<ILogger<ResilientChatClient>>());

    public ResilientChatClient Client => _client.Value;

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public static IPromptLibrary Prompts { get; } = PromptFolder.Open(Path.Combine(Repository.Root, "prompts"));

    public PromptRunner Runner => new(Client, Prompts, Options.MaxQuestion);

    /// <summary>Seconds from the beginning at which the first server was asked.</summary>
    public IReadOnlyList<double> Times => [.. Server.Asked.Select(question => (question.At - Began).TotalSeconds)];

    /// <summary>The smallest question there is, whose right answer is <c>{"ready":true}</c>.</summary>
    public Task<PromptAnswer> AskAsync() =>
        Runner.RunAsync(new PromptCall(ModelCheck.Prompt, new Dictionary<string, object?>()), TestContext.Current.CancellationToken);

    public async Task<ModelFailedException> FailAsync() => await Should.ThrowAsync<ModelFailedException>(AskAsync());

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (Second is not null)
        {
            await Second.DisposeAsync();
        }

        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }

        _http.Dispose();
        await _services.DisposeAsync();
    }
}
