using System.Globalization;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>What a reconciliation found: faults, each in a sentence, and the counts of what is allowed.</summary>
internal sealed class Findings
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public int Users { get; set; }

    public int Acts { get; set; }

    /// <summary>Posts beyond the first of an act: what the channels delivered again.</summary>
    public int Redelivered { get; set; }

    public int Notes { get; set; }

    public int Opinions { get; set; }

    public int Arrivals { get; set; }

    /// <summary>Messages that a channel received twice, each across a kill.</summary>
    public int Doubled { get; set; }

    /// <summary>The most of them that one kill has left.</summary>
    public int MostDoubledAtOnce { get; set; }

    public void Fault(string sentence) => _faults.Add(sentence);

    public void FaultUnless(bool holds, Func<string> sentence)
    {
        if (!holds)
        {
            Fault(sentence());
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Users} users said {Acts} things, {Redelivered} of their posts were redeliveries; {Notes} notes, {Opinions} opinions; {Arrivals} messages arrived, {Doubled} of them twice (at most {MostDoubledAtOnce} after one kill); {Faults.Count} faults{string.Concat(Faults.Take(40).Select(fault => "\n- " + fault))}");
}
