using System.Diagnostics;
using System.Globalization;
using ChatDelegate.Drafting;

namespace ChatDelegate.Benchmarks.Drafting;

/// <summary>
/// The offline path by time and memory: sets of notes are drafted over and over, and the middle and the worst run are printed. At
/// most 200 ms and 50 MB for 50 notes is the aim; the exit code says whether the middle run keeps it.
/// </summary>
internal static class DraftingRun
{
    public const string Verb = "drafting";
    private const int Runs = 30;
    private const int AimMilliseconds = 200;
    private const double AimMegabytes = 50;
    private static readonly int[] Sizes = [10, 50, 200];

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var kept = true;
        Console.WriteLine("notes  drafts  middle ms  worst ms  MB allocated");
        foreach (var size in Sizes)
        {
            var request = new DraftingRequest(InventedNotes.Of(size), InventedNotes.Units, InventedNotes.Categories);
            var times = new List<double>();
            var (bytes, drafts) = (0.0, 0);
            for (var run = 0; run < Runs; run++)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var watch = Stopwatch.StartNew();
                drafts = (await new OfflineDrafter().DraftAsync(request, null, cancellationToken)).Drafts.Count;
                times.Add(watch.Elapsed.TotalMilliseconds);
                bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
            }

            times.Sort();
            kept &= size > 50 || (times[Runs / 2] <= AimMilliseconds && bytes <= AimMegabytes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,5}  {drafts,6}  {times[Runs / 2],9:0.0}  {times[^1],8:0.0}  {bytes,12:0.0}"));
        }

        return kept ? 0 : 1;
    }
}
