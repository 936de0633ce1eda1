using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Results.Documents;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>Writes a record's content as a document, in one language.</summary>
/// <param name="hash">Of the content; it stands at the end.</param>
public sealed class ReportText(PhraseBook phrases, string locale, ReportContent content, string hash)
{
    private const string ChineseNumbers = "一二三四五六七八九十";

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(content.Zone);
    private readonly ResultWords _words = new(phrases, locale, content.Rules, content.Result);
    private int _headings;

    private bool Chinese => locale == Locales.Default;

    public OfficialDocument Write()
    {
        _headings = 0;
        var title = content.Round == 1 ? content.Title : phrases(locale, "voting.round_title", ("title", content.Title), ("round", content.Round));
        return new OfficialDocument(
            locale, Say("title", ("title", title)), Chinese ? content.BodyZh : content.BodyEn,
            [.. Basics(), .. Turnout(), .. Steps(), .. Rules(), .. Tally(), .. Deviations(), .. Proof(), .. End(), .. Roll()]);
    }

    private IEnumerable<DocumentBlock> Basics()
    {
        yield return Heading("basics");
        yield return new DocumentText(Say("window", ("from", Time(content.WindowFrom)), ("to", Time(content.WindowTo)), ("groups", content.Groups.Count), ("places", content.Rules.Places), ("candidates", content.Candidates.Count)));
        yield return new DocumentText(_words.Quorum);
        yield return new DocumentText(_words.Ballots);
    }

    private IEnumerable<DocumentBlock> Turnout()
    {
        yield return Heading("turnout");
        yield return new DocumentText(Say("turnout_note"));
        yield return new DocumentTable(
            [Column("group", 25), Figure("expected", 9), Figure("came", 9), Figure("on_leave", 9), Figure("took_part", 14), Figure("entitled", 9), Figure("voted", 9), Figure("turnout_rate", 14), Figure("open_time", 26)],
            [.. content.Groups.Select(group => Line(group.Name ?? Say("no_group"), group.Expected, group.Came, group.OnLeave, group.Entitled, group.Voted, Span(group))), Total()]);
    }

    private IReadOnlyList<string> Total() => Line(
        Say("total"), content.Groups.Sum(group => group.Expected), content.Groups.Sum(group => group.Came), content.Groups.Sum(group => group.OnLeave), content.Groups.Sum(group => group.Entitled),
        content.Groups.Sum(group => group.Voted), string.Empty);

    private static IReadOnlyList<string> Line(string name, int expected, int came, int onLeave, int entitled, int voted, string span) =>
        [name, Number(expected), Number(came), Number(onLeave), Percent.Of(came, expected), Number(entitled), Number(voted), Percent.Of(voted, entitled), span];

    private IEnumerable<DocumentBlock> Steps()
    {
        yield return Heading("steps");
        yield return new DocumentTable(
            [Figure("number", 8), Column("step", 42), Column("time", 25), Column("by", 25)],
            [.. content.Steps.Select((step, i) => (IReadOnlyList<string>)[Number(i + 1), Say($"step.{step.Kind}"), Time(step.At), step.By.Count > 0 ? string.Join(Say("comma"), step.By) : Say("system")])]);
        if (content.ScriptSteps.Count > 0)
        {
            yield return new DocumentText(Say("script_note"));
            yield return new DocumentTable(
                [Column("group", 26), Figure("number", 8), Column("step", 36), Column("time", 20), Column("by", 14)],
                [.. content.ScriptSteps.GroupBy(step => step.Group).SelectMany(group => group).Select(step => (IReadOnlyList<string>)[step.Group, Number(step.Number), Chinese ? step.TitleZh : step.TitleEn, Time(step.At), step.By ?? Say("system")])]);
        }
    }

    private IEnumerable<DocumentBlock> Rules()
    {
        var rules = new ReportRules(phrases, locale, content.Rules);
        yield return Heading("rules");
        if (content.Rules.Unconfirmed.Count > 0)
        {
            yield return new DocumentText(Say("rules_note", ("count", content.Rules.Unconfirmed.Count)));
        }

        yield return new DocumentTable(
            [Column("rule", 20), Column("says", 30), Column("source", 50)],
            [.. Enum.GetValues<RuleName>().Select(name => (IReadOnlyList<string>)[rules.Name(name), rules.Says(name), rules.Source(name)])]);
    }

    private IEnumerable<DocumentBlock> Tally()
    {
        var names = content.Candidates.ToDictionary(candidate => candidate.Number, candidate => candidate.Name);
        var ranked = content.Result.Candidates.OrderBy(candidate => candidate.Rank).ThenBy(candidate => candidate.Number).ToList();
        yield return Heading("tally");
        yield return new DocumentText(_words.Needed);
        yield return new DocumentTable(
            [Figure("rank", 8), Column("candidate", 36), Figure("approve", 10), Column("arithmetic", 46)],
            [.. ranked.Select(one => (IReadOnlyList<string>)[Number(one.Rank), Say("numbered", ("number", one.Number), ("name", names.GetValueOrDefault(one.Number, string.Empty))), Number(one.Count.Approve), _words.Of(one)])]);
        yield return new DocumentText(_words.Outcome);
        if (ranked.Where(one => one.Standing == Standing.Chosen).ToList() is { Count: > 0 } chosen)
        {
            yield return new DocumentText(Say("chosen", ("count", chosen.Count), ("names", string.Join(Say("semicolon"), chosen.Select(one => names.GetValueOrDefault(one.Number, string.Empty))))));
        }
    }

    private IEnumerable<DocumentBlock> Deviations()
    {
        yield return Heading("deviations");
        if (content.Deviations.Count == 0)
        {
            yield return new DocumentText(Say("no_deviations"));
            yield break;
        }

        yield return new DocumentTable(
            [Column("time", 18), Column("deviation", 26), Column("concerns", 22), Column("reason", 34)],
            [.. content.Deviations.Select(one => (IReadOnlyList<string>)
            [
                Time(one.At), Say($"deviation_kind.{one.Kind}"), Joined(one.Group, one.Subject),
                one.By is null ? one.Reason : Say("reason_by", ("reason", one.Reason.Length > 0 ? one.Reason : Say("no_reason")), ("by", one.By)),
            ])]);
    }

    private IEnumerable<DocumentBlock> Proof()
    {
        yield return Heading("proof");
        yield return new DocumentText(Say("roll_hash", ("hash", content.RollHash)));
        yield return new DocumentText(Say("receipts_hash", ("hash", content.ReceiptsHash)));
        yield return new DocumentText(Say("audit", ("from", content.AuditFrom), ("to", content.AuditTo), ("hash", content.AuditHash)));
        yield return new DocumentText(Say("hash", ("hash", hash)));
        yield return new DocumentText(Say("secrecy"));
    }

    private IEnumerable<DocumentBlock> End()
    {
        yield return new DocumentSignatures([Say("sign_host"), .. content.Scrutineers.Select(name => Say("sign_scrutineer", ("name", name))), Say("sign_recorder")]);
        if (content.Steps.LastOrDefault(step => step.Kind == ReportStepKind.Confirmed) is { } confirmed)
        {
            var day = TimeZoneInfo.ConvertTime(confirmed.At, _zone);
            yield return new DocumentDate(Say("date", ("year", day.Year), ("month", day.Month), ("day", day.Day)));
        }
    }

    private IEnumerable<DocumentBlock> Roll()
    {
        yield return new DocumentAttachment(Say("attachment"), Say("roll"));
        foreach (var group in content.Groups)
        {
            yield return new DocumentText(Say("roll_group", ("group", group.Name ?? Say("no_group")), ("entitled", group.Entitled), ("voted", group.Voted)));
            foreach (var (key, voters) in (IEnumerable<(string, List<ReportVoter>)>)[("roll_voted", [.. group.Voters.Where(voter => voter.Voted)]), ("roll_not_voted", [.. group.Voters.Where(voter => !voter.Voted)])])
            {
                if (voters.Count > 0)
                {
                    yield return new DocumentText(Say(key, ("count", voters.Count), ("names", string.Join(Say("comma"), voters.Select(voter => Say("voter", ("name", voter.Name), ("number", voter.Number)))))));
                }
            }
        }
    }

    private DocumentHeading Heading(string key)
    {
        _headings++;
        return new DocumentHeading(Say("heading", ("number", Chinese ? ChineseNumbers[_headings - 1].ToString() : Number(_headings)), ("text", Say($"section.{key}"))));
    }

    private DocumentColumn Column(string key, int weight) => new(Say($"column.{key}"), weight);

    private DocumentColumn Figure(string key, int weight) => new(Say($"column.{key}"), weight, IsFigure: true);

    private string Joined(params string?[] parts) => parts.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(Say("comma"), said) : Say("everybody");

    private string Span(ReportGroup group) => group.OpenedAt is { } opened ? $"{opened.HourIn(_zone)}—{(group.ClosedAt is { } closed ? closed.HourIn(_zone) : string.Empty)}" : string.Empty;

    private string Time(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, _zone);
        return Chinese
            ? string.Create(CultureInfo.InvariantCulture, $"{local.Year}年{local.Month}月{local.Day}日{at.HourIn(_zone)}")
            : string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd} {at.HourIn(_zone)}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Say(string key, params (string Name, object Value)[] values) => phrases(locale, $"record.{key}", values);
}
