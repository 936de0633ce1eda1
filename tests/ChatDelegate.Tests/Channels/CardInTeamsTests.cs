using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Tests.Channels;

/// <summary>What only Teams can do with a card.</summary>
public sealed class CardInTeamsTests
{
    private static readonly JsonElement Data = JsonSerializer.Deserialize<JsonElement>("""{"ballot":7}""");

    [Fact]
    public void Refresh_ForSome_NamesThemInTeamsOnly()
    {
        var card = new CardBuilder("请投票") { Refresh = new CardRefresh(Data, "29:1", "29:2") }.Build();

        card.ToJson(CardTarget.WebChat).TryGetProperty("refresh", out _).ShouldBeFalse();
        card.ToJson(CardTarget.Teams).GetProperty("refresh").GetRawText().ShouldBe(
            """{"action":{"type":"Action.Execute","verb":"refresh","data":{"ballot":7},"associatedInputs":"none"},"userIds":["29:1","29:2"]}""");
    }

    [Fact]
    public void Refresh_ForNobody_SaysSo() =>
        // Without the member, every member of a small chat would ask at once.
        new AdaptiveCard([]) { Refresh = new CardRefresh(Data) }.ToJson(CardTarget.Teams).GetProperty("refresh").GetProperty("userIds").GetArrayLength().ShouldBe(0);

    [Fact]
    public void Refresh_ForMoreThanTeamsTakes_IsRefused()
    {
        new CardRefresh(Data, [.. Enumerable.Range(0, 60).Select(n => $"29:{n}")]).Users.Count.ShouldBe(60);
        Should.Throw<ArgumentOutOfRangeException>(() => new CardRefresh(Data, [.. Enumerable.Range(0, 61).Select(n => $"29:{n}")]));
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"refresh","data":{"ballot":7}},"trigger":"automatic"}""", true)]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"refresh","data":{"ballot":7}},"trigger":"manual"}""", true)]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"submit","data":{"ballot":7}},"trigger":"automatic"}""", true)]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"submit","data":{"ballot":7}},"trigger":"manual"}""", false)]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"submit","data":{"ballot":7}}}""", false)]
    [InlineData("""{"action":{"type":"Action.Execute","verb":1,"data":{"ballot":7}},"trigger":2}""", false)]
    public void Submission_ThatNobodyPressed_IsARefresh(string value, bool isRefresh)
    {
        var activity = ActivityJson.Read(Encoding.UTF8.GetBytes($$"""{"type":"invoke","name":"adaptiveCard/action","value":{{value}}}""")).Activity!;

        var submission = CardSubmission.Of(activity)!;

        submission.IsRefresh.ShouldBe(isRefresh);
        submission.Data.GetRawText().ShouldBe("""{"ballot":7}""");
    }

    [Fact]
    public void Mention_InTeams_IsTheSameInTextAndEntity()
    {
        var card = new AdaptiveCard([new MentionLine("请", new CardMention("29:1", "王</at>*伟*"), "代表签到 <b>。")]) { FullWidth = true };

        var json = card.ToJson(CardTarget.Teams);
        json.GetProperty("body")[0].GetProperty("text").GetString().ShouldBe("请<at>王＜/at＞＊伟＊</at>代表签到 ＜b＞。");
        json.GetProperty("msteams").GetRawText().ShouldBe(
            """{"width":"Full","entities":[{"type":"mention","text":"<at>王＜/at＞＊伟＊</at>","mentioned":{"id":"29:1","name":"王＜/at＞＊伟＊"}}]}""");
        card.ToJson(CardTarget.WebChat).GetProperty("body")[0].GetProperty("text").GetString().ShouldBe("请王＜/at＞＊伟＊代表签到 ＜b＞。");
    }

    [Theory]
    [InlineData("是|否", "是 否")]
    [InlineData("确认提交|修改|取消", "确认提交 修改 取消")]
    [InlineData("随手记|反映意见|写建议|我的随手记|我的建议", "随手记 反映意见 写建议|我的随手记 我的建议")]
    [InlineData("take notes|report an opinion|write a suggestion", "take notes|report an opinion|write a suggestion")]
    [InlineData("一个比手机还要宽的按钮一个比手机还要宽的按钮|否", "一个比手机还要宽的按钮一个比手机还要宽的按钮|否")]
    public void Buttons_InTeams_StandInRowsThatFitAPhone(string titles, string rows)
    {
        var card = new AdaptiveCard([], [.. titles.Split('|').Select(title => new SubmitButton(title, Data))]);

        var sets = card.ToJson(CardTarget.Teams).GetProperty("body").EnumerateArray();
        string.Join('|', sets.Select(set => string.Join(' ', set.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("title").GetString()))))
            .ShouldBe(rows);
    }

    [Fact]
    public void Attachment_Written_IsTheCardAsItIsByItself()
    {
        var card = new CardGenerator(7).Card();

        var written = JsonSerializer.Deserialize<JsonElement>(ActivityJson.Write(new Activity { Attachments = [card.ToAttachment(CardTarget.Teams)] }));
        var read = ActivityJson.Read(ActivityJson.Write(new Activity { Attachments = [card.ToAttachment(CardTarget.Teams)] })).Activity!;

        var content = written.GetProperty("attachments")[0].GetProperty("content");
        content.GetRawText().ShouldBe(card.ToJson(CardTarget.Teams).GetRawText());
        read.Attachments![0].Content!.Json.GetRawText().ShouldBe(content.GetRawText().Replace("\\u0000", "\\ufffd"));
    }
}
