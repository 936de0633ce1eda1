using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChatDelegate.Benchmarks;

/// <summary>Runs the benchmarks that the arguments name: <c>--filter '*Turn*'</c>. In this process, so that what is measured is what was built.</summary>
internal static class Measure
{
    private static void Main(string[] args)
    {
        var job = Job.ShortRun.WithIterationCount(5).WithGcMode(new GcMode { Server = false }).WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(Measure).Assembly).Run(args, DefaultConfig.Instance.AddJob(job).WithArtifactsPath(".artifacts/benchmarks").WithOptions(ConfigOptions.DisableLogFile));
    }
}
