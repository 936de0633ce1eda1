using System.Globalization;
using System.Text.RegularExpressions;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.ServerTests.Crashes;
using ChatDelegate.ServerTests.Support;
using ChatDelegate.ServerTests.Voting;

namespace ChatDelegate.ServerTests.Week;

/// <summary>The week of some groups, step by step, as those who take part see it: nothing here touches the record but to read it.</summary>
internal sealed partial class WeekStory : IAsyncDisposable
{
    private const int SideBySide = 24;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private readonly ServerPlace _place;
    private readonly ChannelConnector _connector;
    private readonly ClockFile _clock;
    private readonly DemoPerson _staff;
    private readonly List<WeekDelegate> _members = [];
    private readonly HashSet<WeekDelegate> _away = [];
    private readonly HashSet<string> _lost = [];
    private TimeSpan _wrongBy;
    private int _weeks;

    private WeekStory(ServerPlace place, SharedServer server, ChannelConnector connector, DemoPerson clerk, ConsoleClient staff, ClockFile clock, TimeSpan wrongBy)
    {
        (_place, Server, _connector, _staff, Staff, _clock, _wrongBy) = (place, server, connector, clerk, staff, clock, wrongBy);
        connector.Mood = conversation => _lost.Contains(conversation) ? 403 : null;
    }

    public SharedServer Server { get; }

    public ConsoleClient Staff { get; private set; }

    public IReadOnlyList<WeekDelegate> Members => _members;

    public IReadOnlyList<WeekDelegate> Present => [.. _members.Where(member => !_away.Contains(member))];

    /// <summary>Who has reported on their work: of each group its convenor and somebody else.</summary>
    public IReadOnlyList<WebDelegate> Reported => [.. Present.OfType<WebDelegate>().GroupBy(member => member.Group).SelectMany(group => group.OrderByDescending(member => member.IsConvenor).Take(2))];

    public IEnumerable<WebDelegate> Convenors => _members.OfType<WebDelegate>().Where(member => member.IsConvenor);

    public DateTimeOffset Now => (DateTimeOffset.UtcNow + _wrongBy).ToOffset(Shanghai);

    /// <summary>A server on the Monday of its week, before the study meetings.</summary>
    public static async Task<WeekStory> OpenAsync(Database database)
    {
        var place = await ServerPlace.CreateAsync(database);
        var clock = new ClockFile(place);
        var wrongBy = At(DayOfWeek.Monday, new TimeOnly(14, 10)) - DateTimeOffset.UtcNow;
        clock.Set(wrongBy);
        var server = await SharedServer.OfAsync(await ServerProcess.StartAsync(place, Campaign.Patience, clock.Setting));
        var staff = server.Congress.Next("staff");
        return new WeekStory(place, server, await ChannelConnector.StartAsync(), staff, await ConsoleClient.SignInAsync(server.Process, staff), clock, wrongBy);
    }

    /// <summary>The convenors and every other delegate of so many groups come by the web chat, the rest by a channel.</summary>
    public async Task GatherAsync(int groups)
    {
        var rooms = Server.Congress.People.Where(person => person.Group is not null && person.Role is "delegate" or "convenor").GroupBy(person => person.Group).Where(room => room.Any(person => person.Role == "convenor")).Take(groups);
        var people = rooms.SelectMany(room => room.OrderBy(person => person.Role, StringComparer.Ordinal).Select((person, n) => (Person: person, IsWeb: n % 2 == 0))).ToList();
        var come = await SideAsync(people, async one => one.IsWeb
            ? await WebDelegate.SignInAsync(Server, one.Person)
            : (WeekDelegate)await TeamsDelegate.SignInAsync(Server, _connector, one.Person));
        _members.AddRange(come);
    }

    /// <summary>Some can no longer be reached on their channel.</summary>
    public void Lose(int count) => _members.OfType<TeamsDelegate>().TakeLast(count).ToList().ForEach(member => _lost.Add(member.Conversation));

    public bool IsLost(WeekDelegate member) => member is TeamsDelegate { Conversation: var conversation } && _lost.Contains(conversation);

    public async Task TakeLeaveAsync(int count)
    {
        foreach (var member in _members.OfType<WebDelegate>().Where(member => !member.IsConvenor).Take(count))
        {
            await member.AskAsync("请假");
            await member.AskAsync("民生实事项目审议票决");
            await member.AskAsync("当天住院手术，医院证明已交。");
            (await member.PressAsync("提交申请")).Words.ShouldContain("请假申请已提交");
            await Staff.OpenAsync("/console/attendance");
            await Staff.SubmitAsync("Leave.Request", ("Leave.Answer", "同意，请安心治疗。"), ("Leave.Approve", "true"));
            await member.HearAsync("同意，请安心治疗。");
            _away.Add(member);
        }
    }

    /// <summary>A year later, in a week that staff plan from this one. Nobody's browser has been used for so long that all sign in again.</summary>
    public async Task MoveToNextYearAsync(DayOfWeek day, TimeOnly hour)
    {
        _weeks = 53;
        await MoveToAsync(day, hour);
        var monday = At(DayOfWeek.Monday, default).AddDays(7 * _weeks);
        await Staff.OpenAsync("/console/programme");
        await Staff.SubmitAsync("Plan.Starts", ("Plan.Starts", $"{monday:yyyy-MM-dd}"), ("Plan.Ends", $"{monday.AddDays(6):yyyy-MM-dd}"), ("Plan.Vote", $"{monday.AddDays(4):yyyy-MM-dd}"));
        Staff.Location.Query.ShouldContain("plan_made", Case.Sensitive, Staff.Words);
    }

    /// <summary>The week goes on: pages are opened again, and staff sign in again.</summary>
    public async Task MoveToAsync(DayOfWeek day, TimeOnly hour)
    {
        _wrongBy = At(day, hour).AddDays(7 * _weeks) - DateTimeOffset.UtcNow;
        _clock.Set(_wrongBy);
        await Deadline.UntilAsync(
            async () =>
            {
                await Staff.OpenAsync("/console");
                return Staff.Location.AbsolutePath == "/console/sign-in";
            },
            () => "the server to have come to another day, on which yesterday's session is over");
        Staff.Dispose();
        Staff = await ConsoleClient.SignInAsync(Server.Process, _staff);
        await SideAsync(_members.OfType<WebDelegate>(), async member =>
        {
            await (_weeks > 0 ? member.SignInAgainAsync() : member.ComeBackAsync());
            return true;
        });
    }

    /// <summary>A notice to all, which everybody in the web chat is shown.</summary>
    public async Task NotifyAsync()
    {
        await Staff.OpenAsync("/console/programme/notices");
        await Staff.SubmitAsync("Send.Title", ("Send.Title", "关于开展集中活动周的通知"), ("Send.Text", "请各位代表按时参加，原则上不得请假。"));
        Staff.Words.ShouldContain("通知已发出");
        await SideAsync(_members.OfType<WebDelegate>(), member => member.HearAsync("关于开展集中活动周的通知"));
    }

    /// <summary>Everybody who is there checks in: by themselves, or by the convenor where the channel does not reach them.</summary>
    public async Task MeetAsync(IReadOnlyList<WeekDelegate> there)
    {
        await SideAsync(Convenors, async convenor =>
        {
            (await convenor.AskAsync("签到")).Words.ShouldContain("签到台");
            (await convenor.AskAsync("开始签到")).Words.ShouldContain("应到");
            return true;
        });
        await SideAsync(there.Where(member => !member.IsConvenor && !IsLost(member)), async member =>
        {
            (await member.AskAsync("签到")).Words.ShouldContain("签到成功");
            return true;
        });
        await SideAsync(Convenors, async convenor =>
        {
            var byHand = there.Where(member => member.Group == convenor.Group && (member == convenor || IsLost(member))).Select(member => member.Person.Name);
            (await convenor.AskAsync($"补签{string.Join('、', byHand)}")).Words.ShouldContain("已代为签到");
            await convenor.AskAsync("完成");
            return true;
        });
    }

    /// <summary>Reports on their own work, as the record has it.</summary>
    public Task ReportAsync() => SideAsync(Reported, async member =>
    {
        (await member.AskAsync("我的述职")).Words.ShouldContain("述职");
        await member.AskAsync("提交");
        (await member.AskAsync("是")).Words.ShouldContain("已提交");
        await member.AskAsync("完成");
        return true;
    });

    public Task EndMeetingsAsync() => SideAsync(Convenors, async convenor =>
    {
        await convenor.AskAsync("签到");
        await convenor.AskAsync("散会");
        (await convenor.AskAsync("是")).Words.ShouldContain("已结束");
        await convenor.AskAsync("完成");
        return true;
    });

    /// <summary>A ballot with two places whose majority is of the ballots cast, so that a few groups can decide it as well as all.</summary>
    public async Task<string> PrepareAsync()
    {
        await Staff.OpenAsync("/console/voting/new");
        await Staff.SubmitAsync("Sent.Title", ("Sent.Places", "2"), ("Sent.From", Field(Now.AddHours(-1))), ("Sent.To", Field(Now.AddHours(8))));
        Staff.Words.ShouldContain("票决已建立");
        var ballot = Staff.Location.AbsolutePath.Split('/')[^1];
        await Staff.OpenAsync($"/console/voting/{ballot}/rules");
        await Staff.SubmitAsync("Sent.Places", ("Sent.Base", "Cast"), ("Sent.ThresholdOf", "1/3"), ("Sent.QuorumOf", "1/100"));
        Staff.Location.Query.ShouldContain("rules_saved", Case.Sensitive, Staff.Words);
        return ballot;
    }

    /// <summary>Three scrutineers, then open to the groups, whose convenors open it.</summary>
    public async Task<IReadOnlyList<string>> OpenBallotAsync(string ballot, string ask = "投票", string open = "开启本组投票")
    {
        var three = Present.OfType<WebDelegate>().Where(member => !member.IsConvenor).Take(3).ToList();
        var numbers = await NumbersAsync(three);
        await Staff.OpenAsync($"/console/voting/{ballot}");
        await Staff.SubmitAsync("推定", [.. numbers.Select((number, n) => (string.Create(CultureInfo.InvariantCulture, $"Sent.Numbers[{n}]"), number))]);
        Staff.Words.ShouldContain("监票人已推定");
        var codes = new List<string>();
        foreach (var member in three)
        {
            var browser = await VoterBrowser.SignInAsync(Server.Process, member.Person);
            await browser.OpenAsync($"/ballot/{ballot}/scrutineer");
            await browser.SendAsync();
            codes.Add(Code().Match(browser.Words).Value);
        }

        await Staff.OpenAsync($"/console/voting/{ballot}");
        await Staff.SubmitAsync("交各组投票");
        Staff.Words.ShouldContain("已交各组");
        await SideAsync(Convenors, async convenor =>
        {
            await convenor.AskAsync(ask);
            await convenor.AskAsync(open);
            await convenor.AskAsync("是");
            return true;
        });
        return codes;
    }

    /// <summary>
    /// Everybody votes, many side by side. When so many have, the server is killed; those who were on their way begin again and must come to one vote.
    /// </summary>
    /// <returns>The receipts that people saw.</returns>
    public async Task<IReadOnlyList<string>> VoteAsync(string ballot, IReadOnlyList<WeekDelegate> voters, bool prompted, Func<int, IReadOnlyList<int>> choose, int? killAfter = null)
    {
        var cast = 0;
        var height = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var voting = SideAsync(voters.Index(), async one =>
        {
            var receipt = await one.Item.VoteAsync(ballot, prompted, choose(one.Index));
            if (Interlocked.Increment(ref cast) == killAfter)
            {
                height.SetResult();
            }

            return receipt;
        });
        if (killAfter is not null)
        {
            await Task.WhenAny(height.Task, voting);
            await RestartAsync();
        }

        return [.. (await voting).OfType<string>()];
    }

    /// <summary>Staff have everybody prompted who has not voted, and the server is killed over it.</summary>
    public async Task PromptAsync(string ballot)
    {
        await Staff.OpenAsync($"/console/voting/{ballot}/prompts");
        await Staff.SubmitAsync("Start.Group", ("Start.Do", "start"));
        Staff.Location.Query.ShouldContain("prompt_started", Case.Sensitive, Staff.Words);
        await RestartAsync();
        await Deadline.UntilAsync(
            async () => await _place.CountAsync("""select count(*) from "VotePrompts" where "Sending" = true""") == 0, () => $"all prompts to be on their way\n{Server.Process.Output}");
        (await _place.CountAsync("""select count(*) from "PromptCopies" where "Sent" <> 1""")).ShouldBe(0, "nobody is prompted twice");
    }

    /// <summary>Who could not be prompted is listed by name, for somebody to go and find.</summary>
    public async Task ListUnreachedAsync(string ballot)
    {
        await Staff.OpenAsync($"/console/voting/{ballot}/prompts");
        foreach (var member in _members.Where(IsLost))
        {
            Staff.Words.ShouldContain(member.Person.Name);
        }
    }

    /// <summary>The screen in the hall, opened by staff and shown by a computer where nobody has signed in.</summary>
    public async Task<VoterBrowser> OpenScreenAsync(string ballot)
    {
        await Staff.OpenAsync($"/console/voting/{ballot}");
        await Staff.SubmitAsync("生成大屏链接");
        var screen = VoterBrowser.Stranger(Server.Process);
        await screen.OpenAsync(ScreenLink().Match(Staff.Html).Value);
        screen.Words.ShouldContain("参投率");
        _members.ShouldAllBe(member => !screen.Words.Contains(member.Person.Name, StringComparison.Ordinal), "the hall sees how many, never who");
        return screen;
    }

    /// <summary>The record of the vote, finished and there to be fetched.</summary>
    public async Task FinishRecordAsync(string ballot)
    {
        await Staff.OpenAsync($"/console/voting/{ballot}/record");
        await Staff.SubmitAsync("定稿");
        await Staff.OpenAsync($"/console/voting/{ballot}/record/1.docx");
        Staff.Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>Two clerks enter the same papers, each by themselves.</summary>
    public async Task EnterPapersAsync(string ballot, IReadOnlyList<WeekDelegate> voters, params IReadOnlyList<string> papers)
    {
        var numbers = string.Join('\n', await NumbersAsync(voters));
        await Staff.OpenAsync($"/console/voting/{ballot}/paper");
        await Staff.SubmitAsync("Sent.Papers", ("Sent.Numbers", numbers), ("Sent.Papers", string.Join('\n', papers)));
        var code = Secret().Match(Staff.Html).Groups[1].Value;
        code.ShouldNotBeEmpty(Staff.Words);
        using var other = await ConsoleClient.SignInAsync(Server.Process, Server.Congress.Next("staff"));
        await other.OpenAsync($"/console/voting/{ballot}/paper");
        await other.SubmitAsync("Sent.Papers", ("Sent.Code", code), ("Sent.Numbers", numbers), ("Sent.Papers", string.Join('\n', papers.Reverse())));
        other.Location.Query.ShouldContain("paper_taken", Case.Sensitive, other.Words);
    }

    public async Task<BallotResult> CountAsync(string ballot, IReadOnlyList<string> codes)
    {
        await Staff.OpenAsync($"/console/voting/{ballot}");
        await Staff.SubmitAsync("结束全部投票", ("Sent.Reason", "各组投票完毕"));
        Staff.Words.ShouldContain("票箱已打乱");
        await Staff.SubmitAsync("开箱计票", ("Sent.One", "1"), ("Sent.OneCode", codes[0]), ("Sent.Other", "3"), ("Sent.OtherCode", codes[2]));
        Staff.Words.ShouldContain("计票完成");
        await Staff.SubmitAsync("公布结果");
        return BallotResult.Read((await _place.ReadAsync("""select "ResultJson" from "Ballots" where "Id" = @id""", ("id", Guid.Parse(ballot)))).Single());
    }

    public async Task<string> NextRoundAsync(string ballot)
    {
        await Staff.OpenAsync($"/console/voting/{ballot}");
        await Staff.SubmitAsync("Sent.From", ("Sent.From", Field(Now.AddHours(-1))), ("Sent.To", Field(Now.AddHours(8))));
        var next = Staff.Location.AbsolutePath.Split('/')[^1];
        next.ShouldNotBe(ballot, Staff.Words);
        return next;
    }

    /// <summary>What the record holds of a ballot, for whoever counts it again.</summary>
    public async Task<(long OnRoll, long Receipts, long Boxed)> RecordOfAsync(string ballot)
    {
        Task<long> CountAsync(string from) => _place.CountAsync($"select count(*) from {from}", ("id", Guid.Parse(ballot)));
        return (
            await CountAsync("""(select 1 from "BallotRoll" where "BallotId" = @id and "Voted" = true) x"""),
            await CountAsync("""(select 1 from "BallotReceipts" where "BallotId" = @id) x"""),
            await CountAsync("""(select 1 from "BallotBox" where "BallotId" = @id) x"""));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members)
        {
            await member.DisposeAsync();
        }

        Staff.Dispose();
        await _connector.DisposeAsync();
        await Server.DisposeAsync();
        await _place.DisposeAsync();
    }

    private async Task RestartAsync()
    {
        await Server.Process.RestartAsync();
        await SideAsync(_members.OfType<WebDelegate>(), async member =>
        {
            await member.ReconnectAsync();
            return true;
        });
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(IEnumerable<WeekDelegate> members)
    {
        var numbers = new List<string>();
        foreach (var member in members)
        {
            numbers.Add((await _place.ReadAsync("""select "Number" from "Seats" where "PersonId" = @person""", ("person", Guid.Parse(member.Person.Id))))[0]);
        }

        return numbers;
    }

    /// <summary>In the order in which they were given.</summary>
    public static async Task<IReadOnlyList<TDone>> SideAsync<T, TDone>(IEnumerable<T> everybody, Func<T, Task<TDone>> work)
    {
        T[] all = [.. everybody];
        var done = new TDone[all.Length];
        await Parallel.ForEachAsync(all.Index(), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (one, _) => done[one.Index] = await work(one.Item));
        return done;
    }

    /// <summary>In the week of today, in which the demo has its own: from Monday to Sunday, the vote on Friday.</summary>
    private static DateTimeOffset At(DayOfWeek day, TimeOnly hour)
    {
        var today = DateTimeOffset.UtcNow.ToOffset(Shanghai).Date;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return new DateTimeOffset(monday.AddDays(((int)day + 6) % 7) + hour.ToTimeSpan(), Shanghai);
    }

    public static string Field(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex("([0-9A-Z]{4}-){5}[0-9A-Z]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("/screen/[0-9A-Za-z_-]+")]
    private static partial Regex ScreenLink();

    [GeneratedRegex("""<p class="secret">([^<]+)</p>""")]
    private static partial Regex Secret();
}
