using System.Text.Json;

namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>One of each kind that channels send.</summary>
internal static class GoodActivities
{
    private const string Envelope = """
        "id":"f:1","timestamp":"2026-03-02T01:00:00.123Z","localTimestamp":"2026-03-02T09:00:00.123+08:00","localTimezone":"Asia/Shanghai","serviceUrl":"https://smba.trafficmanager.net/cn/","channelId":"msteams",
        "from":{"id":"29:1","name":"王小明","aadObjectId":"o","role":"user"},"conversation":{"id":"a:1","isGroup":false,"conversationType":"personal","tenantId":"t1"},"recipient":{"id":"28:bot","name":"助手"},"locale":"zh-CN",
        """;

    private const string Teams = """{"tenant":{"id":"t1"},"team":{"id":"19:g","name":"组"},"channel":{"id":"19:c"},"eventType":"editMessage","settings":{"selectedChannel":{"id":"19:s"}},"onBehalfOf":[{"itemId":0,"mri":"29:2"}],"source":{"name":"message"}}""";

    public static IReadOnlyList<JsonElement> All { get; } =
    [
        .. new[]
        {
            """ "type":"message","text":"<at>助手</at> 电梯\ud83d\ude00 坏了","textFormat":"plain","entities":[{"type":"mention","mentioned":{"id":"28:bot","name":"助手"},"text":"<at>助手</at>"},{"type":"clientInfo","locale":"zh-CN"}],"attachments":[{"contentType":"text/html","content":"<p>x</p>"}] """,
            """ "type":"message","textFormat":"xml","text":"<p>一&amp;二<br><img alt=\"x\" itemtype=\"http://schema.skype.com/Emoji\"></p>","attachments":[{"contentType":"application/vnd.microsoft.teams.file.download.info","content":{"downloadUrl":"https://x","uniqueId":"u","fileType":"jpg"},"name":"a.jpg"}],"speak":"s","listenFor":["是"],"semanticAction":{"id":"a","state":"start","entities":{"b":{"type":"number"}}},"expiration":"2026-03-02T01:00:00Z" """,
            """ "type":"message","value":{"$a":"n|1","note":"x","list":[1,2,{"a":null}]},"valueType":"v","suggestedActions":{"to":["29:1"],"actions":[{"type":"imBack","title":"是","value":"是"}]},"deliveryMode":"expectReplies" """,
            """ "type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","id":"b","verb":"submit","data":{"$a":"n|1","choice":"2"}},"trigger":"manual"},"replyToId":"1" """,
            """ "type":"invoke","name":"task/fetch","value":{"data":{}} """,
            """ "type":"conversationUpdate","membersAdded":[{"id":"28:bot"},{"id":"29:1","name":"王"}],"membersRemoved":[{"id":"29:2"}],"topicName":"t","historyDisclosed":true """,
            """ "type":"installationUpdate","action":"add-upgrade" """,
            """ "type":"messageReaction","reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"sad"}],"replyToId":"1" """,
            """ "type":"messageUpdate","text":"改" """,
            """ "type":"messageDelete" """,
            """ "type":"event","name":"application/vnd.microsoft.readReceipt","value":{"lastReadMessageId":"1700000000001"} """,
            """ "type":"typing" """,
            """ "type":"endOfConversation","code":"completedSuccessfully","text":"再见" """,
            """ "type":"trace","name":"n","label":"l","value":{"a":1},"relatesTo":{"activityId":"1","channelId":"c","conversation":{"id":"2"},"user":{"id":"3"},"bot":{"id":"4"},"serviceUrl":"https://x"} """,
            """ "type":"suggestion","replyToId":"1","textHighlights":[{"text":"x","occurrence":2}] """,
            """ "type":"command","name":"application/x","value":{"commandId":"1","data":{}} """,
        }.Select(own => JsonSerializer.Deserialize<JsonElement>($$$"""{{{{Envelope}}}{{{own}}},"channelData":{{{Teams}}}}""")),
    ];

    /// <summary>What the widget posts.</summary>
    public static IReadOnlyList<JsonElement> OfTheWidget { get; } =
    [
        JsonSerializer.Deserialize<JsonElement>("""{"type":"message","text":"电梯坏了","textFormat":"plain","channelId":"webchat","from":{"id":"u1","name":"","role":"user"},"locale":"zh-CN","localTimestamp":"2026-03-02T09:00:00.123+08:00","localTimezone":"Asia/Shanghai","attachments":[],"channelData":{"attachmentSizes":[],"clientActivityID":"4mg93mv4zls"},"entities":[{"type":"ClientCapabilities","requiresBotState":true}]}"""),
        JsonSerializer.Deserialize<JsonElement>("""{"type":"message","value":{"$a":"n|1","note":"x"},"channelData":{"postBack":true,"clientActivityID":"q"}}"""),
        JsonSerializer.Deserialize<JsonElement>("""{"type":"event","name":"chat/arrived","value":{},"channelData":{"clientActivityID":"q"}}"""),
        JsonSerializer.Deserialize<JsonElement>("""{"type":"typing","from":{"id":"u1"}}"""),
        .. All,
    ];
}
