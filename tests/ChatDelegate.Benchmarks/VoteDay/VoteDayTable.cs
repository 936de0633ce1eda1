using System.Diagnostics;
using System.Globalization;

namespace ChatDelegate.Benchmarks.VoteDay;

/// <summary>What was measured, as Markdown.</summary>
internal static class VoteDayTable
{
    public static void Head(VoteDayOptions options)
    {
        Line($"{DateTimeOffset.Now:yyyy-MM-dd}, {Environment.ProcessorCount} cores with phones and voters on them, {options.People} delegates in {options.Groups} groups, votes within {options.Seconds:0} s, half of them in the first {options.Seconds / 10:0} s");
        Line($"");
        Line($"| | prompts/s | asked in the first tenth, votes/s | committed, votes/s | best second | vote p50 ms | p95 | p99 | its cast alone p50 | p95 | p99 | board p50 ms | worst | peak MB | CPU s | errors |");
        Line($"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    public static void Row(string name, VoteDayOptions options, Phones phones, Voters voters, Board board, double megabytes, double worked)
    {
        List<long> prompts = [.. phones.Prompted.Values.Select(prompt => prompt.At).Order()];
        List<long> casts = [.. voters.Votes.Select(vote => vote.Cast).Order()];
        var half = casts.Take(options.People / 2).ToList();
        List<double> whole = [.. voters.Votes.Select(vote => vote.Whole).Order()];
        List<double> commit = [.. voters.Votes.Select(vote => vote.Commit).Order()];
        List<double> looks = [.. board.Looks.Order()];
        var best = casts.CountBy(at => at / Stopwatch.Frequency).Max(second => second.Value);
        var first = voters.Errors.FirstOrDefault() is { } error ? $" ({error})" : string.Empty;
        Line($"| {name} | {Rate(prompts):0} | {options.People / 2 / (options.Seconds / 10):0} | {Rate(half):0} | {best} | {At(whole, .5):0} | {At(whole, .95):0} | {At(whole, .99):0} | {At(commit, .5):0} | {At(commit, .95):0} | {At(commit, .99):0} | {At(looks, .5):0} | {looks[^1]:0} | {megabytes:0} | {worked:0} | {voters.Errors.Count + phones.Doubled}{first} |");
    }

    private static double Rate(List<long> times) => times.Count / Math.Max(.001, Stopwatch.GetElapsedTime(times[0], times[^1]).TotalSeconds);

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
