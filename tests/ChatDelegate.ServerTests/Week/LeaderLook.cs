using System.Net;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Week;

/// <summary>What a leader (领导) sees of the week at the console: how it stands, and no button.</summary>
internal static class LeaderLook
{
    public static async Task WhileOpenAsync(WeekStory week, string ballot)
    {
        using var leader = await SignInAsync(week);
        await SeeAsync(leader, "/console/board", week.Convenors.First().Group);
        await SeeAsync(leader, "/console/voting", "投票中");
        await SeeAsync(leader, $"/console/voting/{ballot}", "打开大屏");
        foreach (var (page, forms) in ((string, string[])[])[(string.Empty, ["open", "close", "count", "publish", "confirm", "next-round", "group", "admit", "scrutineers", "open-screen"]), ("/prompts", ["prompt-start", "prompt-change"]), ("/record", ["finish"])])
        {
            await leader.OpenAsync($"/console/voting/{ballot}{page}");
            leader.Offered.ShouldBeEmpty(page);
            foreach (var form in forms)
            {
                await leader.PostFormAsync($"/console/voting/{ballot}{page}", form, ("Sent.Reason", "结束"), ("Start.Do", "Stop"));
                leader.Status.ShouldBe(HttpStatusCode.BadRequest, $"{page} {form}");
            }
        }

        await SeeAsync(leader, $"/console/voting/{ballot}/turnout", "参投率");
        await SeeAsync(leader, $"/console/voting/{ballot}/prompts", "已送达");
        week.Members.ShouldAllBe(member => !leader.Words.Contains(member.Person.Name, StringComparison.Ordinal), "how many are reached, and not who");
        foreach (var path in (string[])["/console/roster", $"/console/roster/{week.Members[0].Person.Id}", "/console/notes", "/console/suggestions", "/console/reach", $"/console/voting/{ballot}/paper", "/console/prompts", "/console/model"])
        {
            await leader.OpenAsync(path);
            leader.Location.AbsolutePath.ShouldBe("/console/denied", path);
        }
    }

    public static async Task WhenConfirmedAsync(WeekStory week, string ballot)
    {
        using var leader = await SignInAsync(week);
        await SeeAsync(leader, "/console", "代表建议");
        await SeeAsync(leader, $"/console/voting/{ballot}", "票决结果");
        await SeeAsync(leader, $"/console/voting/{ballot}/record", "第 1 稿");
        await leader.OpenAsync($"/console/voting/{ballot}/record/1.docx");
        leader.Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>What is about persons is not a leader's to see, also when it is published.</summary>
    public static async Task NotOfARatingAsync(WeekStory week, string rating)
    {
        using var leader = await SignInAsync(week);
        await leader.OpenAsync($"/console/voting/{rating}");
        leader.Status.ShouldBe(HttpStatusCode.NotFound);
        await leader.OpenAsync("/console/voting");
        leader.Html.ShouldNotContain(rating);
    }

    private static Task<ConsoleClient> SignInAsync(WeekStory week) => ConsoleClient.SignInAsync(week.Server.Process, week.Server.Congress.People.Single(person => person.Role == "leader"));

    private static async Task SeeAsync(ConsoleClient leader, string path, string words)
    {
        await leader.OpenAsync(path);
        leader.Location.AbsolutePath.ShouldBe(path);
        leader.Words.ShouldContain(words, Case.Sensitive, path);
    }
}
