using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Tests.Channels;

/// <summary>What Teams adds, whole and broken.</summary>
public class TeamsChannelDataTests
{
    private const string Full = """
        {"tenant":{"id":"t","y1":1},"team":{"id":"19:g@thread.tacv2","name":"第三代表团","aadGroupId":"g","tenantId":"t","y2":[2]},
         "channel":{"id":"19:c@thread.tacv2","name":"公告","type":"standard","y3":{"a":null}},"eventType":"teamRenamed",
         "notification":{"alert":true,"alertInMeeting":false,"externalResourceUrl":"https://x","y4":"4"},"meeting":{"id":"MCMx","y5":5},
         "settings":{"selectedChannel":{"id":"19:s@thread.tacv2","y6":6},"y7":7},"source":{"name":"message","y8":8},
         "onBehalfOf":[{"itemId":0,"mentionType":"person","mri":"29:1","displayName":"王","y9":1.50}],"feedbackLoopEnabled":true,"legacy":{"replyToId":"1:1"}}
        """;

    [Fact]
    public void Of_AllThatTeamsSends_TypedAndNothingLost()
    {
        var data = Of(Full);

        data.TenantId.ShouldBe("t");
        (data.Team!.Id, data.Team.Name, data.Team.AadGroupId, data.Team.TenantId).ShouldBe(("19:g@thread.tacv2", "第三代表团", "g", "t"));
        (data.Channel!.Id, data.Channel.Name, data.Channel.Type).ShouldBe(("19:c@thread.tacv2", "公告", "standard"));
        data.EventType.ShouldBe(TeamsEventTypes.TeamRenamed);
        (data.Notification!.Alert, data.Notification.AlertInMeeting).ShouldBe((true, false));
        data.Meeting!.Id.ShouldBe("MCMx");
        data.Settings!.SelectedChannel!.Id.ShouldBe("19:s@thread.tacv2");
        data.Source!.Name.ShouldBe("message");
        (data.OnBehalfOf!.Single().Mri, data.OnBehalfOf!.Single().ItemId).ShouldBe(("29:1", 0));
        data.Properties!.Keys.ShouldBe(["legacy"]);
        JsonElement.DeepEquals(data.ToElement(), JsonSerializer.Deserialize<JsonElement>(Full)).ShouldBeTrue(data.ToElement().GetRawText());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"tenant\"")]
    [InlineData("[{\"tenant\":{\"id\":\"t\"}}]")]
    [InlineData("""{"tenant":"t"}""")]
    [InlineData("""{"tenant":[{"id":"t"}]}""")]
    [InlineData("""{"tenant":{"id":["t"]}}""")]
    [InlineData("""{"tenant":{"id":null}}""")]
    [InlineData("""{"Tenant":{"Id":"t"}}""")]
    public void Of_OtherShape_NoTenant(string json) => Of(json).TenantId.ShouldBeNull();

    /// <summary>One odd member must not cost the others, least of all the tenant.</summary>
    [Fact]
    public void Of_EachMemberInTurnOfEachOtherShape_TheOthersRead()
    {
        string[] shapes = ["null", "true", "5", "1e400", "\"x\"", "[]", "[null,5,[{}],{}]", "{}", "{\"id\":{\"id\":[]}}"];
        string[] members = ["team", "channel", "eventType", "notification", "meeting", "settings", "source", "onBehalfOf", "feedbackLoopEnabled", "other"];
        foreach (var member in members)
        {
            foreach (var shape in shapes)
            {
                var data = Of($$"""{"a":1,"{{member}}":{{shape}},"tenant":{"id":"t"},"{{member}}2":{{shape}}}""");

                data.TenantId.ShouldBe("t", $"{member}: {shape}");
                Should.NotThrow(data.ToElement, $"{member}: {shape}");
            }
        }
    }

    [Fact]
    public void Of_HalfAnEmojiThatCameAnotherWay_NoException()
    {
        var activity = new Activity { ChannelData = JsonDocument.Parse("""{"eventType":"\ud83d","\ud83d":1}""").RootElement };

        Should.NotThrow(() => TeamsChannelData.Of(activity));
    }

    [Fact]
    public void ToElement_ANotificationOnly_NothingElse() =>
        new TeamsChannelData { Notification = new() { Alert = true } }.ToElement().GetRawText().ShouldBe("""{"notification":{"alert":true}}""");

    private static TeamsChannelData Of(string json) =>
        TeamsChannelData.Of(ActivityJson.Read(Encoding.UTF8.GetBytes($$"""{"channelData":{{json}}}""")).Activity!);
}
