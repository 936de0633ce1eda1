using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>Holds what every simulated user said and saw against the record, once everybody has come to an end.</summary>
internal static class Reconciliation
{
    public static async Task<Findings> RunAsync(ServerPlace place, IReadOnlyList<Arrival> arrivals, IReadOnlyList<SimulatedUser> users)
    {
        var findings = new Findings { Users = users.Count };
        var channel = new ChannelView(findings);
        foreach (var user in users)
        {
            var record = await RecordOfConversation.ReadAsync(place, user);
            Said(findings, user, record);
            Done(findings, user, record);
            if (user is WebChatUser reader)
            {
                ReadBy(findings, reader, record);
            }
            else
            {
                channel.Compare(user.Name, record, [.. arrivals.Where(arrival => arrival.Conversation == user.Conversation)]);
            }
        }

        channel.Sum();
        await WholeAsync(findings, place);
        return findings;
    }

    /// <summary>Nothing acknowledged is lost, nothing stands twice, the order is that of the speaker, and each turn is whole.</summary>
    private static void Said(Findings findings, SimulatedUser user, RecordOfConversation record)
    {
        findings.Acts += user.Acts.Count;
        findings.Redelivered += user.Acts.Sum(act => act.Posts - 1);
        var (name, lines) = (user.Name, record.Transcript);
        findings.FaultUnless(lines.Select(line => line.Seq).SequenceEqual(Enumerable.Range(1, lines.Count).Select(seq => (long)seq)) && record.LastSeq == lines.Count,
            () => $"{name}: the transcript has gaps, or ends before {record.LastSeq}: {string.Join(' ', lines.Select(line => line.Seq))}");
        var heard = lines.Where(line => line.FromPerson).Select(line => line.ActivityId).Distinct().ToList();
        var said = user.Acts.Select(act => act.AcknowledgedAs ?? $"({act.Key}, not acknowledged)").ToList();
        said.Except(heard).ToList().ForEach(id => findings.Fault($"{name}: {id} was acknowledged and is lost"));
        findings.FaultUnless(heard.Where(said.Contains).SequenceEqual(said.Where(heard.Contains)), () => $"{name}: heard in another order than said: {string.Join(' ', heard)}");
        foreach (var act in user.Acts)
        {
            var receipts = record.ReceiptKeys.Count(key => key == act.Key);
            findings.FaultUnless(receipts == 1, () => $"{name}: {act.Key} has {receipts} receipts");

            // In the web chat a message that came again is shown again under its one id, for the client that waits for its echo.
            var most = user.ReadsFeed ? act.Posts : 1;
            var times = lines.Count(line => line.FromPerson && line.ActivityId == act.AcknowledgedAs);
            findings.FaultUnless(times <= most, () => $"{name}: {act.Key} stands {times} times in the transcript, after {act.Posts} posts");
            var answers = lines.Where(line => !line.FromPerson && !line.IsUpdate && line.Activity.ReplyToId == act.AcknowledgedAs).ToList();
            findings.FaultUnless(answers.Count == act.Replies, () => $"{name}: {act.Key} ({act.Text}) was answered {answers.Count} times instead of {act.Replies}: {string.Join(" / ", answers.Select(line => line.Activity.Words))}");
            findings.FaultUnless(answers.Exists(line => line.Activity.Words.Contains(act.Expect, StringComparison.Ordinal)), () => $"{name}: {act.Key} ({act.Text}) was not answered '{act.Expect}'");
        }

        var asked = string.Empty;
        foreach (var line in lines)
        {
            asked = line.FromPerson ? line.ActivityId : asked;
            findings.FaultUnless(line.FromPerson || line.IsUpdate || line.Activity.ReplyToId.Length == 0 || line.Activity.ReplyToId == asked,
                () => $"{name}: line {line.Seq} answers {line.Activity.ReplyToId} in the middle of the turn of {asked}");
        }
    }

    /// <summary>One note for one act, one opinion for one confirmation, in the order in which they were given.</summary>
    private static void Done(Findings findings, SimulatedUser user, RecordOfConversation record)
    {
        findings.Notes += record.Notes.Count;
        findings.Opinions += record.Opinions.Count;
        Compare("notes", Effect.Note, record.Notes);
        Compare("opinions", Effect.Opinion, record.Opinions);

        void Compare(string what, Effect effect, IReadOnlyList<string> kept)
        {
            var wanted = user.Acts.Where(act => act.Effect == effect).Select(act => act.Substance ?? string.Empty).ToList();
            findings.FaultUnless(kept.SequenceEqual(wanted), () =>
                $"{user.Name}: {what} lost: {string.Join(" / ", wanted.Except(kept))}; twice: {string.Join(" / ", kept.GroupBy(text => text).Where(same => same.Count() > 1).Select(same => same.Key))}; kept {kept.Count} of {wanted.Count}");
        }
    }

    /// <summary>The page shows the whole transcript, in its order, each line as it was last changed.</summary>
    private static void ReadBy(Findings findings, WebChatUser reader, RecordOfConversation record)
    {
        var ids = record.Transcript.Select(line => line.ActivityId).Distinct().ToList();
        findings.FaultUnless(reader.Seen.Select(one => one.Id).SequenceEqual(ids), () =>
            $"{reader.Name}: the page lacks {string.Join(' ', ids.Except(reader.Seen.Select(one => one.Id)))}, or shows another order");
        var last = record.Transcript.GroupBy(line => line.ActivityId).ToDictionary(lines => lines.Key, lines => lines.Last().Activity.Words, StringComparer.Ordinal);
        foreach (var shown in reader.Seen.Where(one => last.TryGetValue(one.Id, out var words) && words != one.Words))
        {
            findings.Fault($"{reader.Name}: the page shows {shown}, not as it was last changed");
        }
    }

    private static async Task WholeAsync(Findings findings, ServerPlace place)
    {
        var twice = await place.ReadAsync("""select "Sequence" from "Opinions" group by "BodyId", "Year", "Sequence" having count(*) > 1""");
        findings.FaultUnless(twice.Count == 0, () => $"opinions share numbers: {string.Join(' ', twice)}");
        var gaps = await place.CountAsync("""select count(*) from (select max("Sequence") - count(*) as "Missing" from "Opinions" group by "BodyId", "Year") x where "Missing" <> 0""");
        findings.FaultUnless(gaps == 0, () => "numbers of opinions were lost");
        var (code, output, error) = await ServerProcess.RunAsync(place, ["verify-audit"]);
        findings.FaultUnless(code == 0, () => $"the audit chain does not hold: {output}{error}");
    }
}
