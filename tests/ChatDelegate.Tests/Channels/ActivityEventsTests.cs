using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Tests.Channels;

/// <summary>What activities tell beside words, and the answers to invokes.</summary>
public class ActivityEventsTests
{
    [Theory]
    [InlineData("""{"type":"messageUpdate","channelId":"msteams","channelData":{"eventType":"editMessage"}}""", MessageChange.Edited)]
    [InlineData("""{"type":"messageUpdate","channelId":"msteams","channelData":{"eventType":"undeleteMessage"}}""", MessageChange.Restored)]
    [InlineData("""{"type":"messageUpdate","channelId":"msteams","channelData":7}""", MessageChange.Edited)]
    [InlineData("""{"type":"messageUpdate"}""", MessageChange.Edited)]
    [InlineData("""{"type":"messageDelete","channelId":"msteams","channelData":{"eventType":"softDeleteMessage"}}""", MessageChange.Deleted)]
    [InlineData("""{"type":"messageDelete"}""", MessageChange.Deleted)]
    [InlineData("""{"type":"message","channelData":{"eventType":"editMessage"}}""", null)]
    public void MessageChanged_ByTypeAndEvent(string json, MessageChange? change) => Read(json).MessageChanged().ShouldBe(change);

    [Theory]
    [InlineData("add", InstallationUpdate.Added)]
    [InlineData("remove", InstallationUpdate.Removed)]
    [InlineData("add-upgrade", InstallationUpdate.AddedByUpgrade)]
    [InlineData("remove-upgrade", InstallationUpdate.RemovedByUpgrade)]
    [InlineData("of-tomorrow", null)]
    public void Installed_ByAction(string action, InstallationUpdate? update)
    {
        Read($$"""{"type":"installationUpdate","action":"{{action}}"}""").Installed().ShouldBe(update);
        Read($$"""{"type":"contactRelationUpdate","action":"{{action}}"}""").Installed().ShouldBeNull();
    }

    [Fact]
    public void MembersChanged_PeopleAndBots_ToldApart()
    {
        var members = Read("""
            {"type":"conversationUpdate","channelId":"msteams","recipient":{"id":"28:bot"},
             "membersAdded":[{"id":"28:bot"},{"id":"29:1"},{"id":"28:another"},{"id":"29:2","role":"bot"},{"name":"nobody"}],"membersRemoved":[{"id":"29:3"}]}
            """).MembersChanged()!;

        members.PeopleAdded.Select(member => member.Id).ShouldBe(["29:1", null]);
        members.PeopleRemoved.Select(member => member.Id).ShouldBe(["29:3"]);
        (members.BotAdded, members.BotRemoved).ShouldBe((true, false));
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","topicName":"x"}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[]}""")]
    [InlineData("""{"type":"message","membersAdded":[{"id":"1"}]}""")]
    public void MembersChanged_NobodyCameOrWent_Null(string json) => Read(json).MembersChanged().ShouldBeNull();

    [Fact]
    public void ReactedTo_TheBotsMessage() =>
        Read("""{"type":"messageReaction","id":"2","replyToId":"1","reactionsAdded":[{"type":"like"}]}""").ReactedTo().ShouldBe("1");

    [Theory]
    [InlineData("1700000000001", "1700000000000", true)]
    [InlineData("1700000000001", "1700000000001", true)]
    [InlineData("1700000000001", "1700000000002", false)]
    [InlineData("900", "1700000000000", false)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "1", false)]
    [InlineData("1700000000001", null, false)]
    public void Covers_ByTime(string read, string? sent, bool covers) =>
        ReadReceiptInfo.Of(Read($$"""{"type":"event","name":"application/vnd.microsoft.readReceipt","value":{"lastReadMessageId":"{{read}}"} }"""))!.Covers(sent).ShouldBe(covers);

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"lastReadMessageId":5}""")]
    [InlineData("""{"lastReadMessageId":""}""")]
    public void ReadReceipt_OtherShape_Null(string value) =>
        ReadReceiptInfo.Of(Read($$"""{"type":"event","name":"application/vnd.microsoft.readReceipt","value":{{value}}}""")).ShouldBeNull();

    [Fact]
    public void InvokeValue_OfACard_VerbDataAndTrigger()
    {
        var value = AdaptiveCardInvokeValue.Of(Read("""
            {"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","id":"b","verb":"vote","data":{"choice":"2"}},"trigger":"automatic","authentication":{"token":"t"}}}
            """))!;

        (value.Action!.Type, value.Action.Id, value.Action.Verb, value.IsRefresh).ShouldBe(("Action.Execute", "b", "vote", true));
        value.Action.Data!.Value.GetProperty("choice").GetString().ShouldBe("2");
        value.Properties!.Keys.ShouldBe(["authentication"]);
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"task/fetch","value":{"action":{}}}""")]
    [InlineData("""{"type":"message","name":"adaptiveCard/action","value":{"action":{}}}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":[]}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":"x"}}""")]
    public void InvokeValue_OfSomethingElse_Null(string json) => AdaptiveCardInvokeValue.Of(Read(json)).ShouldBeNull();

    public static TheoryData<string, string> Answers => new()
    {
        { "card", """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""" },
        { "message", """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"已收到"}""" },
        { "bad", """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"无此操作"}}""" },
        { "server", """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"ServiceError","message":"稍后再试"}}""" },
        { "code", """{"statusCode":401,"type":"application/vnd.microsoft.error.incorrectAuthCode"}""" },
        { "first", """{"statusCode":412,"type":"application/vnd.microsoft.error.preconditionFailed","value":{"code":"PreconditionFailed","message":"请先登录"}}""" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void InvokeAnswer_EachKind_AsTheClientReadsIt(string kind, string json)
    {
        var answer = kind switch
        {
            "card" => AdaptiveCardInvokeResponse.Card(JsonSerializer.Deserialize<JsonElement>("""{"type":"AdaptiveCard"}""")),
            "message" => AdaptiveCardInvokeResponse.Message("已收到"),
            "bad" => AdaptiveCardInvokeResponse.BadRequest("BadRequest", "无此操作"),
            "server" => AdaptiveCardInvokeResponse.ServerError("ServiceError", "稍后再试"),
            "code" => AdaptiveCardInvokeResponse.IncorrectAuthCode(),
            _ => AdaptiveCardInvokeResponse.PreconditionFailed("PreconditionFailed", "请先登录"),
        };

        var response = answer.ToResponse();

        response.Status.ShouldBe(200, "the status that counts is within");
        response.Body!.Value.GetRawText().ShouldBe(json);
    }

    [Fact]
    public void Typing_AsSent_TypeOnly() => Encoding.UTF8.GetString(ActivityJson.Write(Activity.Typing())).ShouldBe("""{"type":"typing"}""");

    [Theory]
    [InlineData("""{"id":"vote","state":"start","entities":{"choice":{"type":"number"}}}""", "vote")]
    [InlineData("""{"id":"vote","state":5}""", "vote")]
    [InlineData("""{"id":""}""", null)]
    [InlineData("\"vote\"", null)]
    [InlineData("[1]", null)]
    public void SemanticAction_NotUnderstood_Ignored(string json, string? id) =>
        (SemanticAction.Of(Read($$"""{"type":"message","semanticAction":{{json}}}"""))?.Id).ShouldBe(id);

    private static Activity Read(string json) => ActivityJson.Read(Encoding.UTF8.GetBytes(json)) is { Succeeded: true } reading ? reading.Activity : throw new InvalidOperationException(json);
}
