using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Tests.Channels;

/// <summary>Reading and writing of activities: nothing lost, nothing thrown.</summary>
public class ActivityJsonTests
{
    [Fact]
    public void ReadThenWrite_UnknownMembersAtEveryLevel_AllKept()
    {
        const string Json = """
            {"type":"message","id":"1","timestamp":"2026-03-02T01:00:00+00:00","serviceUrl":"https://smba.trafficmanager.net/cn/","channelId":"msteams",
             "from":{"id":"29:1","name":"王","aadObjectId":"o","role":"user","x1":{"a":1}},
             "conversation":{"id":"a:1","isGroup":false,"conversationType":"personal","tenantId":"t","x2":[1]},
             "recipient":{"id":"28:b","x3":true},"text":"好","attachments":[{"contentType":"c","content":{"deep":[{"er":null}]},"x4":1.50}],
             "suggestedActions":{"actions":[{"type":"imBack","title":"是","value":"是","x5":"5"}],"x6":6},
             "entities":[{"type":"mention","mentioned":{"id":"28:b"},"text":"<at>Bot</at>"}],"reactionsAdded":[{"type":"like","x7":7}],
             "relatesTo":{"conversation":{"id":"c"},"x8":8},"value":{"v":[1,2]},"channelData":{"tenant":{"id":"t"},"eventType":"e"},"x9":{"nine":"九"}}
            """;

        var reading = ActivityJson.Read(Encoding.UTF8.GetBytes(Json));

        reading.Succeeded.ShouldBeTrue(reading.Error);
        var before = JsonSerializer.Deserialize<JsonElement>(Json);
        var after = JsonSerializer.Deserialize<JsonElement>(ActivityJson.Write(reading.Activity));
        JsonElement.DeepEquals(before, after).ShouldBeTrue(after.GetRawText());
        TeamsChannelData.Of(reading.Activity).TenantId.ShouldBe("t");
    }

    /// <summary>Each member that the protocol names has a place of its own.</summary>
    [Theory]
    [InlineData("""{"type":"message","id":"1","timestamp":"2026-03-02T01:00:00+00:00","localTimestamp":"2026-03-02T09:00:00+08:00","localTimezone":"Asia/Shanghai","locale":"zh-CN","text":"好","textFormat":"plain","speak":"好","inputHint":"expecting","summary":"s","attachmentLayout":"list","importance":"high","expiration":"2026-03-03T01:00:00+00:00","deliveryMode":"normal","listenFor":["是","否"],"semanticAction":{"id":"vote","state":"start","entities":{}},"valueType":"t","value":{}}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"1"}],"membersRemoved":[{"id":"2"}],"topicName":"第三组","historyDisclosed":true}""")]
    [InlineData("""{"type":"endOfConversation","code":"completedSuccessfully","text":"再见"}""")]
    [InlineData("""{"type":"trace","name":"n","label":"l","valueType":"v","value":{"a":1},"relatesTo":{"channelId":"c","conversation":{"id":"1"}}}""")]
    [InlineData("""{"type":"suggestion","replyToId":"1","recipient":{"id":"2"},"textHighlights":[{"text":"周一","occurrence":2}]}""")]
    [InlineData("""{"type":"installationUpdate","action":"add-upgrade"}""")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"sad"}],"replyToId":"1"}""")]
    [InlineData("""{"type":"command","name":"application/x","value":{"commandId":"1","data":{}}}""")]
    public void Read_EachTypeOfTheProtocol_NothingLeftOver(string json)
    {
        var reading = ActivityJson.Read(Encoding.UTF8.GetBytes(json));

        reading.Activity!.Properties.ShouldBeNull();
        JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>(json), JsonSerializer.Deserialize<JsonElement>(ActivityJson.Write(reading.Activity))).ShouldBeTrue();
    }

    [Fact]
    public void Read_CallerIdOnTheWire_Dropped()
    {
        var activity = ActivityJson.Read("""{"type":"message","callerId":"urn:botframework:azure"}"""u8.ToArray()).Activity!;

        activity.CallerId.ShouldBeNull();
        Encoding.UTF8.GetString(ActivityJson.Write(activity)).ShouldNotContain("callerId");
    }

    [Fact]
    public void Read_ByteOrderMark_Overlooked() =>
        ActivityJson.Read((byte[])[0xEF, 0xBB, 0xBF, .. """{"text":"好"}"""u8]).Activity!.Text.ShouldBe("好");

    [Fact]
    public void Read_NullsInLists_LeftOut()
    {
        var activity = ActivityJson.Read("""{"membersAdded":[null,{"id":"1"},null],"listenFor":[null],"textHighlights":[null],"entities":[null]}"""u8.ToArray()).Activity!;

        activity.MembersAdded!.Select(member => member.Id).ShouldBe(["1"]);
        activity.ListenFor.ShouldBeEmpty();
        activity.Entities.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"type":"message","text":"plain words"}""")]
    [InlineData("""{"text":"a \\ \n \u4f0a"}""")]
    public void Replace_NothingToReplace_SameBytes(string json)
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(json);

        UnpairedEscapes.Replace(bytes).Equals(bytes).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"text":"a\ud83d"}""", "a\ufffd")]
    [InlineData("""{"text":"\ude00b"}""", "\ufffdb")]
    [InlineData("""{"text":"\ud83d\ud83d\ude00"}""", "\ufffd😀")]
    [InlineData("""{"text":"a\u0000b"}""", "a\ufffdb")]
    [InlineData("""{"text":"\\ud83d \\\ud83d"}""", "\\ud83d \\\ufffd")]
    [InlineData("""{"text":"\ud83d\ude00 \"\n\u4f0a"}""", "😀 \"\n伊")]
    public void Read_EscapesOfNoCharacter_BecomeTheReplacementCharacter(string json, string text) =>
        ActivityJson.Read(Encoding.UTF8.GetBytes(json)).Activity!.Text.ShouldBe(text);

    [Fact]
    public void Read_HalfAnEmojiInUntypedData_IsReadableLater()
    {
        var activity = ActivityJson.Read("""{"value":{"\ud83d":"\ud83d"},"new\u0000":"\udc00"}"""u8.ToArray()).Activity!;

        activity.Value!.Value.GetProperty("\ufffd").GetString().ShouldBe("\ufffd");
        activity.Properties!["new\ufffd"].GetString().ShouldBe("\ufffd");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{}]")]
    [InlineData("null")]
    [InlineData("{}1")]
    [InlineData("""{"from":"x"}""")]
    [InlineData("""{"timestamp":12}""")]
    [InlineData("""{"conversation":{"isGroup":"yes"}}""")]
    [InlineData("\"\\u")]
    public void Read_NoActivity_ErrorWithoutContent(string json)
    {
        var reading = ActivityJson.Read(Encoding.UTF8.GetBytes(json));

        reading.Succeeded.ShouldBeFalse();
        reading.Error!.ShouldNotContain("yes");
    }

    [Fact]
    public void Read_NotUtf8_Error() => ActivityJson.Read(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }).Succeeded.ShouldBeFalse();

    [Fact]
    public void ToResponse_ReplyAsDeepAsAllowed_Written()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"value":{{new string('[', ActivityJson.MaxDepth - 1)}}{{new string(']', ActivityJson.MaxDepth - 1)}}}""");

        new ExpectedReplies { Activities = [ActivityJson.Read(json).Activity!] }.ToResponse().Body.ShouldNotBeNull();
    }

    [Fact]
    public void Read_DeeperThanAllowed_Error()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"value":{{new string('[', 70)}}{{new string(']', 70)}}}""");

        ActivityJson.Read(json).Succeeded.ShouldBeFalse();
    }
}
