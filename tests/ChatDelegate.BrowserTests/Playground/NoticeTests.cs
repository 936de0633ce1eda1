using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>What comes without being asked for.</summary>
public sealed class NoticeTests(House house)
{
    [PlaygroundFact]
    public async Task Answer_OfStaff_ComesByItselfAndIsAnsweredBack()
    {
        var server = await house.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        await using var user = await PlaygroundUser.SignInAsync(server, person);
        await user.AskAsync("talk to staff", "Passed on to the staff");

        using var staff = await ConsoleVisit.AnswerAsync(server, person, "您好，请问是哪一段路？");
        var answer = await user.HearAsync("您好，请问是哪一段路？");

        // The Playground shows a message before it logs that it came.
        var words = answer.Cards[0]["body"]!.ToJsonString();
        IEnumerable<Crossing> Sent() => user.Crossings.Where(one => !one.ToBot && one.Activity.ToJsonString().Contains(words, StringComparison.Ordinal));
        await user.UntilAsync(() => Sent().Any(), "the answer on the wire");
        Sent().Single().ReplyToId.ShouldBeNull();
        await user.AnswerAsync(() => user.InvokeAsync(answer, "Reply to staff"), "every message goes to the staff");
        await user.AskAsync("邮局到小学那一段。", "Passed on to the staff");
        await staff.OpenAsync(staff.Location.ToString());
        staff.Words.ShouldContain("邮局到小学那一段。");
    }
}
