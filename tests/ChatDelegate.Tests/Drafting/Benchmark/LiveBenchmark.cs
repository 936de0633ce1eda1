using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Pipeline;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Tests.Drafting.Benchmark.Scoring;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>
/// The same figures with the model that the settings name, several runs at temperature 0 and at the model's own; how much they
/// differ from run to run. Run by hand with tests/drafting-benchmark/run live; never part of a test run.
/// </summary>
public class LiveBenchmark(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(0f)]
    [InlineData(null)]
    public async Task Measure_Model(float? temperature)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var options = settings.GetSection(ModelOptions.Section).Get<ModelOptions>() ?? new ModelOptions();
        options.IsOffline.ShouldBeFalse("Drafting__Provider names no model.");
        options.Faults().ShouldBeEmpty();
        var runs = settings.GetValue("CHATDELEGATE_BENCHMARK_RUNS", 5);
        var bundles = BenchmarkData.Test.Take(settings.GetValue("CHATDELEGATE_BENCHMARK_BUNDLES", BenchmarkData.Test.Count)).ToList();
        using var model = new MeasuredModel(Open(options), temperature);
        var drafter = new ModelDrafter(new PromptRunner(model, PromptFolder.Open(Path.Combine(Repository.Root, "prompts")), options.MaxQuestion));

        var all = new List<(IReadOnlyList<Figure> Figures, IReadOnlyList<Drafted> Drafted)>();
        for (var run = 0; run < runs; run++)
        {
            var drafted = await Drafted.AllAsync(bundles, request => drafter.DraftAsync(request, null, CancellationToken.None));
            all.Add(([.. Figures.Of(drafted), .. await SafetyFigures.OfAsync(drafted, dev: false, request => drafter.DraftAsync(request, null, CancellationToken.None))], drafted));
        }

        Print(options.Model ?? "", temperature, all);
        model.Print(output);
    }

    private void Print(string name, float? temperature, List<(IReadOnlyList<Figure> Figures, IReadOnlyList<Drafted> Drafted)> runs)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n| {name}, temperature {temperature?.ToString(CultureInfo.InvariantCulture) ?? "its own"}, {runs.Count} runs | target | mean | SD over runs | first run's 95 % interval |\n|---|---|---|---|---|"));
        for (var i = 0; i < runs[0].Figures.Count; i++)
        {
            var values = runs.Select(run => run.Figures[i].Measure.Value).ToList();
            var (figure, interval) = (runs[0].Figures[i], runs[0].Figures[i].Measure.Interval());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {figure.Measure.Name} | {figure.Target} | {values.Average():0.000} | {Spread(values):0.000} | {interval.Low:0.000}–{interval.High:0.000} |"));
        }

        var counts = runs.Select(run => (double)run.Drafted.Sum(one => one.Result.Drafts.Count)).ToList();
        var pairs = runs.SelectMany((run, i) => runs.Skip(i + 1).Select(other => Between(run.Drafted, other.Drafted))).ToList();
        var offline = runs.SelectMany(run => run.Drafted).SelectMany(one => one.Result.Drafts).GroupBy(draft => draft.Origin.Fallback).Select(group => $"{group.Key?.ToString() ?? "model"} {group.Count()}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drafts a run {counts.Average():0.0} (SD {Spread(counts):0.0}); B-cubed F between runs {(pairs.Count == 0 ? 1 : pairs.Average()):0.000}; written by {string.Join(", ", offline)}"));
    }

    private static double Between(IReadOnlyList<Drafted> first, IReadOnlyList<Drafted> second) =>
        BCubed.Score("", first.Zip(second).Select(pair => new Grouping(pair.First.Grouping().Found, pair.Second.Grouping().Found)), leftOut: false).Value;

    private static double Spread(List<double> values) => values.Count < 2 ? 0 : Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Count - 1));

    private static ResilientChatClient Open(ModelOptions options) =>
        ModelConnection.Open(options, new ModelStatus { Provider = options.Provider }, new ModelMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger<ResilientChatClient>.Instance);

    /// <summary>Sets the temperature, and counts tokens and time.</summary>
    private sealed class MeasuredModel(IChatClient inner, float? temperature) : DelegatingChatClient(inner)
    {
        private readonly List<double> _seconds = [];
        private readonly Lock _lock = new();
        private long _in;
        private long _out;

        public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var asked = options?.Clone() ?? new ChatOptions();
            asked.Temperature = temperature;
            var watch = Stopwatch.GetTimestamp();
            var response = await base.GetResponseAsync(messages, asked, cancellationToken);
            lock (_lock)
            {
                _seconds.Add(Stopwatch.GetElapsedTime(watch).TotalSeconds);
                _in += response.Usage?.InputTokenCount ?? 0;
                _out += response.Usage?.OutputTokenCount ?? 0;
            }

            return response;
        }

        public void Print(ITestOutputHelper output)
        {
            var seconds = _seconds.Order().ToList();
            output.WriteLine(seconds.Count == 0 ? "no answer" : string.Create(CultureInfo.InvariantCulture, $"{seconds.Count} answers, p50 {seconds[seconds.Count / 2]:0.0} s, p95 {seconds[seconds.Count * 95 / 100]:0.0} s, tokens in {_in}, out {_out}"));
        }
    }
}
