using System.Globalization;

namespace ChatDelegate.Tests.Dialogs.Finding;

/// <summary>How well a finder does on utterances.</summary>
internal sealed class Measure
{
    private readonly List<string> _misses = [];

    public Measure(IEnumerable<Utterance> utterances, Func<string, Answer> find)
    {
        foreach (var utterance in utterances)
        {
            Take(utterance, find(utterance.Text));
        }
    }

    public int Rows { get; private set; }

    public int InScope { get; private set; }

    public int First { get; private set; }

    public int Listed { get; private set; }

    public int StartedRight { get; private set; }

    public int StartedWrong { get; private set; }

    public int OfferedOutOfScope { get; private set; }

    public double Top1 => (double)First / InScope;

    public double Wrong => (double)StartedWrong / Rows;

    public string Misses => string.Join('\n', _misses);

    /// <summary>A line of the table in dialogs/README.md.</summary>
    public string Line(string finder, string part, string language) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {finder} | {part} | {language} | {Rows} | {Top1:P1} | {(double)Listed / InScope:P1} | {StartedRight} of {InScope} | {StartedWrong} ({Wrong:P1}) | {OfferedOutOfScope} of {Rows - InScope} |").Replace(" %", "%", StringComparison.Ordinal);

    private void Take(Utterance utterance, Answer answer)
    {
        Rows++;
        var first = answer.Ids.Count > 0 && utterance.Expected.Contains(answer.Ids[0]);
        var right = first && utterance.Expected.Count == 1;
        if (utterance.InScope)
        {
            InScope++;
            First += first ? 1 : 0;
            Listed += answer.Ids.Take(3).Any(utterance.Expected.Contains) ? 1 : 0;
            StartedRight += answer.Starts && right ? 1 : 0;
        }
        else if (!answer.Starts && answer.Ids.Count > 0)
        {
            OfferedOutOfScope++;
        }

        // What could mean several things must be asked.
        var wrong = answer.Starts && !right;
        StartedWrong += wrong ? 1 : 0;
        if (wrong || (utterance.InScope && !first))
        {
            _misses.Add($"{(wrong ? "started" : "not first")}: {utterance.Text} -> {string.Join(", ", answer.Ids)}, expected {string.Join(" or ", utterance.Expected)}");
        }
    }
}
