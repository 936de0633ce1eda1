using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ChatDelegate.Benchmarks.DirectLine;
using ChatDelegate.Benchmarks.Drafting;
using ChatDelegate.Benchmarks.Growth;
using ChatDelegate.Benchmarks.Load;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;
using ChatDelegate.Benchmarks.Overload;
using ChatDelegate.Benchmarks.RealMessages;
using ChatDelegate.Benchmarks.Similar;
using ChatDelegate.Benchmarks.VoteDay;

namespace ChatDelegate.Benchmarks;

/// <summary>
/// Runs the benchmarks that the arguments name: <c>--filter '*Turn*'</c>, in this process, so that what is measured is what was
/// built; with the word <c>streams</c>, <see cref="Streams"/>; with <c>load</c>, <see cref="LoadRun"/>, with <c>growth</c>, <see cref="GrowthRun"/>,
/// with <c>drafting</c>, <see cref="DraftingRun"/>, with <c>vote-day</c>, <see cref="VoteDayRun"/>, with <c>similar</c>, <see cref="SimilarRun"/>, with <c>real-messages</c>, <see cref="RealRun"/>, and with <c>overload</c>, <see cref="OverloadRun"/>, which start this program again for their generator and echo.
/// </summary>
internal static class Measure
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [Streams.Verb, .. var rest]:
                return await Streams.RunAsync(rest);
            case [DraftingRun.Verb]:
                return await DraftingRun.RunAsync(CancellationToken.None);
            case [LoadRun.Verb, .. var rest]:
                return await LoadRun.RunAsync(rest);
            case [GrowthRun.Verb, .. var rest]:
                return await GrowthRun.RunAsync(rest);
            case [SimilarRun.Verb, .. var rest]:
                return await SimilarRun.RunAsync(rest);
            case [RealRun.Verb, .. var rest]:
                return await RealRun.RunAsync(rest);
            case [OverloadRun.Verb, .. var rest]:
                return await OverloadRun.RunAsync(rest);
            case [VoteDayRun.Verb, .. var rest]:
                return await VoteDayRun.RunAsync(rest);
            case [Pressure.Verb, var plan]:
                return await Pressure.RunAsync(plan);
            case [Generator.Verb, var plan]:
                return await Generator.RunAsync(plan);
            case [Echo.Verb, var port]:
                return await Echo.RunAsync(port);
        }

        var job = Job.ShortRun.WithIterationCount(5).WithGcMode(new GcMode { Server = false }).WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(Measure).Assembly).Run(args, DefaultConfig.Instance.AddJob(job).WithArtifactsPath(".artifacts/benchmarks").WithOptions(ConfigOptions.DisableLogFile));
        return 0;
    }
}
