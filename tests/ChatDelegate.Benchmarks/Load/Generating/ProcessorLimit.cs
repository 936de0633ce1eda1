using System.Globalization;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>
/// Gives a process and all that came of it so many cores and no more, by a control group of the kernel (version 1 or 2): as if it
/// ran on a small machine of its own. Ends with <see cref="Dispose"/>.
/// </summary>
internal sealed class ProcessorLimit : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private const int MicrosecondsOfPeriod = 10_000;

    private static readonly bool IsUnified = File.Exists(Path.Combine(Root, "cgroup.controllers"));
    private static readonly string Everybody = IsUnified ? Root : Path.Combine(Root, "cpu");

    private readonly string _group;

    private ProcessorLimit(string group) => _group = group;

    /// <summary>Whether this user may make control groups here.</summary>
    public static bool IsPossible()
    {
        try
        {
            using var limit = Make("chatdelegate-probe", 1);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <param name="cores">Of processor time in each second: 0.4 is four tenths of one core.</param>
    public static ProcessorLimit Of(int root, double cores)
    {
        var limit = Make(string.Create(CultureInfo.InvariantCulture, $"chatdelegate-{root}"), cores);
        foreach (var process in Processes.WithDescendants(root))
        {
            Move(process.ToString(CultureInfo.InvariantCulture), limit._group);
        }

        return limit;
    }

    public void Dispose()
    {
        foreach (var process in File.ReadAllLines(Path.Combine(_group, "cgroup.procs")))
        {
            Move(process, Everybody);
        }

        Directory.Delete(_group);
    }

    private static ProcessorLimit Make(string name, double cores)
    {
        var group = Path.Combine(Everybody, name);
        if (IsUnified)
        {
            File.WriteAllText(Path.Combine(Everybody, "cgroup.subtree_control"), "+cpu");
        }

        Directory.CreateDirectory(group);
        var quota = ((int)(cores * MicrosecondsOfPeriod)).ToString(CultureInfo.InvariantCulture);
        var period = MicrosecondsOfPeriod.ToString(CultureInfo.InvariantCulture);
        if (IsUnified)
        {
            File.WriteAllText(Path.Combine(group, "cpu.max"), $"{quota} {period}");
        }
        else
        {
            File.WriteAllText(Path.Combine(group, "cpu.cfs_period_us"), period);
            File.WriteAllText(Path.Combine(group, "cpu.cfs_quota_us"), quota);
        }

        return new ProcessorLimit(group);
    }

    private static void Move(string process, string group) => File.WriteAllText(Path.Combine(group, "cgroup.procs"), process);
}
