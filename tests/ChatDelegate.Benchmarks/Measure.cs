using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ChatDelegate.Benchmarks.DirectLine;

namespace ChatDelegate.Benchmarks;

/// <summary>
/// Runs the benchmarks that the arguments name: <c>--filter '*Turn*'</c>, in this process, so that what is measured is what was
/// built; or, with the word <c>streams</c>, <see cref="Streams"/>.
/// </summary>
internal static class Measure
{
    private static async Task<int> Main(string[] args)
    {
        if (args is [Streams.Verb, .. var rest])
        {
            return await Streams.RunAsync(rest);
        }

        var job = Job.ShortRun.WithIterationCount(5).WithGcMode(new GcMode { Server = false }).WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(Measure).Assembly).Run(args, DefaultConfig.Instance.AddJob(job).WithArtifactsPath(".artifacts/benchmarks").WithOptions(ConfigOptions.DisableLogFile));
        return 0;
    }
}
