namespace ChatDelegate.ServerTests.Crashes;

/// <summary>
/// Holds what arrived at a connector against the transcripts. Allowed is this much and no more: of each conversation, after each kill, the one
/// message that was on the wire or sent and not yet on record may come once more, next after itself. All else arrives once and in the order of the
/// transcript.
/// </summary>
internal sealed class ChannelView(Findings findings)
{
    private const int OfOneConversationAfterOneKill = 1;

    private readonly Dictionary<(string Conversation, int Life), int> _doubled = [];

    public void Compare(string name, RecordOfConversation record, IReadOnlyList<Arrival> arrivals)
    {
        findings.Arrivals += arrivals.Count;
        var lines = record.Transcript.Where(line => !line.FromPerson).ToList();
        var (next, before) = (0, (Arrival?)null);
        foreach (var arrival in arrivals)
        {
            if (next < lines.Count && Is(arrival, lines[next]))
            {
                next++;
            }
            else if (next > 0 && before is not null && Is(arrival, lines[next - 1]))
            {
                Double(name, arrival, before);
            }
            else
            {
                var of = lines.FindIndex(line => Is(arrival, line));
                findings.Fault(of < 0 ? $"{name}: {arrival.Activity} arrived and is in no transcript"
                    : $"{name}: line {lines[of].Seq} arrived where {(next < lines.Count ? lines[next].Seq : "nothing")} was due, after line {(next > 0 ? lines[next - 1].Seq : 0)}");
                next = Math.Max(next, of + 1);
            }

            before = arrival;
        }

        lines.Skip(next).ToList().ForEach(line => findings.Fault($"{name}: line {line.Seq} never arrived: {line.Activity.Words}"));
    }

    public void Sum()
    {
        findings.Doubled = _doubled.Values.Sum();
        findings.MostDoubledAtOnce = _doubled.GroupBy(one => one.Key.Life).Select(of => of.Sum(one => one.Value)).DefaultIfEmpty().Max();
    }

    private void Double(string name, Arrival arrival, Arrival before)
    {
        var times = _doubled[(name, arrival.Life)] = _doubled.GetValueOrDefault((name, arrival.Life)) + 1;
        findings.FaultUnless(arrival.Life > before.Life && times <= OfOneConversationAfterOneKill, () =>
            $"{name}: {arrival.Activity} came {times} times more in life {arrival.Life}, first in life {before.Life}");
    }

    private static bool Is(Arrival arrival, Entry line) =>
        arrival.IsUpdate == line.IsUpdate && arrival.Activity.ReplyToId == line.Activity.ReplyToId && arrival.Activity.Words == line.Activity.Words;
}
