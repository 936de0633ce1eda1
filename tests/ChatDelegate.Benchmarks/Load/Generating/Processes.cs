using System.Globalization;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>What the kernel says of processes and of the machine (<c>/proc</c>).</summary>
internal static class Processes
{
    private const double TicksASecond = 100;

    /// <summary>The process and all that came of it.</summary>
    public static IReadOnlyList<int> WithDescendants(int root)
    {
        if (root == 0)
        {
            return [];
        }

        var children = Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)
            .Select(id => (Id: id, Stat(id)?.Parent)).ToLookup(process => process.Parent, process => process.Id);
        var found = new List<int> { root };
        for (var next = 0; next < found.Count; next++)
        {
            found.AddRange(children[found[next]]);
        }

        return found;
    }

    /// <summary>Seconds of processor time used so far.</summary>
    public static double Worked(IReadOnlyList<int> processes) => processes.Sum(id => Stat(id)?.Worked ?? 0);

    /// <summary>The most memory ever held, in MB, summed over the processes.</summary>
    public static double PeakMegabytes(IReadOnlyList<int> processes) => processes.Sum(id =>
        Array.Find(Lines($"/proc/{id}/status"), line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line ? Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024 : 0);

    /// <summary>Seconds of processor time of the whole machine, and those that its host took away.</summary>
    public static double MachineWorked()
    {
        var times = Lines("/proc/stat")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return ((int[])[1, 2, 3, 6, 7, 8]).Sum(column => Number(times[column])) / TicksASecond;
    }

    private static (int Parent, double Worked)? Stat(int id)
    {
        if (Lines($"/proc/{id}/stat") is not [var stat, ..])
        {
            return null;
        }

        // The name before it may hold anything, in brackets.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return ((int)Number(fields[1]), (Number(fields[11]) + Number(fields[12])) / TicksASecond);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Nothing for a process that is gone.</summary>
    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
