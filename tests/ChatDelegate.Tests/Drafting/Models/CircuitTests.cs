using System.Diagnostics.Metrics;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Server.Drafting;
using Polly.CircuitBreaker;

namespace ChatDelegate.Tests.Drafting.Models;

public sealed class CircuitTests
{
    private static readonly ScriptedReply Good = ScriptedReply.Answer("""{"ready":true}""");
    private static readonly ScriptedReply Down = ScriptedReply.Status(503, "{}");

    [Fact]
    public async Task Circuit_OpensAfterFourFailures_LetsOneThroughLater_AndCloses()
    {
        await using var world = new ModelWorld();
        world.Server.Then(Down, Down, Down, Down, Down, Good, Good);
        await world.FailAsync();
        await world.FailAsync();
        world.Times.ShouldBe([0, 1, 3, 3]);

        var (at, failure) = (world.Clock.GetUtcNow(), await world.FailAsync());
        failure.Message.ShouldContain("left alone");
        (world.Clock.GetUtcNow(), world.Times.Count).ShouldBe((at, 4), "an open circuit answers at once and asks nobody");

        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.FailAsync();
        world.Times.Count.ShouldBe(5, "one is let through, and its failure opens the circuit again");

        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.AskAsync();
        await world.AskAsync();
        world.Status.Endpoints[0].Circuit.ShouldBe(CircuitState.Closed);
        world.Status.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Refusals_DoNotOpenIt()
    {
        await using var world = new ModelWorld();
        world.Server.Then([.. Enumerable.Repeat(ScriptedReply.Answer("", refusal: "no"), 8), Good]);
        for (var i = 0; i < 8; i++)
        {
            await world.FailAsync();
        }

        await world.AskAsync();
    }

    [Fact]
    public async Task OpenCircuit_IsSeen_InHealthWithoutHost_InMetricsAndLog()
    {
        await using var world = new ModelWorld();
        using var gauges = new MeterListener();
        var circuits = new List<int>();
        gauges.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "model.circuit" && instrument.Meter.Scope == world.Meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        gauges.SetMeasurementEventCallback<int>((_, state, _, _) => circuits.Add(state));
        gauges.Start();
        world.Server.Then(Down, Down, Down, Down);
        ModelHealth.Line(world.Status).ShouldBeNull();
        await world.FailAsync();
        await world.FailAsync();
        gauges.RecordObservableInstruments();

        circuits.ShouldBe([2]);
        ModelHealth.Line(world.Status)!.ShouldContain("circuit is open");
        ModelHealth.Line(world.Status)!.ShouldNotContain("127.0.0.1");
        world.Log.Lines.ShouldContain(line => line.Contains("left alone for a while", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_AreCounted_ByOutcome_WithTokensAndTime()
    {
        await using var world = new ModelWorld();
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == ModelMetrics.MeterName && instrument.Meter.Scope == world.Meters)
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.Add($"{instrument.Name} {value} {tags[0].Value}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => counted.Add($"{instrument.Name} {value:0} {tags[0].Value}"));
        listener.Start();
        world.Server.Then(Good.After(TimeSpan.FromSeconds(5)), ScriptedReply.Status(401, "{}"));

        await world.AskAsync();
        await world.FailAsync();

        counted.ShouldBe(
        [
            "model.calls 1 answered", "model.duration 5 answered", "model.tokens 100 in", "model.tokens 20 out",
            "model.calls 1 rejected", "model.duration 0 rejected", "model.tokens 0 in", "model.tokens 0 out",
        ]);
    }
}
