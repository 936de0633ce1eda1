using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Tests.Channels;

/// <summary>What the person said, without what the channel put around it.</summary>
public class MessageTextTests
{
    private const string Bot = "28:bot";

    /// <summary>Text, mentions as "id=text" one after the other, what is left.</summary>
    [Theory]
    [InlineData("<at>助手</at> 帮助", "28:bot=<at>助手</at>", "帮助")]
    [InlineData("<at>助手</at>帮助", "28:bot=<at>助手</at>", "帮助")]
    [InlineData("<AT>Assistant</AT> help", "28:bot=<at>assistant</at>", "help")]
    [InlineData("<at id=\"0\">助手</at>&nbsp;帮助\n", "28:bot=<at>助手</at>", "帮助")]
    [InlineData("<at>助手</at>\u00a0帮助", "28:bot=<at>助手</at>", "帮助")]
    [InlineData("  <at>  我的 \n 助手 </at>   帮助", "28:bot=<at>我的 助手</at>", "帮助")]
    [InlineData("帮助 <at>助手</at>", "28:bot=<at>助手</at>", "帮助")]
    [InlineData("请 <at>助手</at> 帮助", "28:bot=<at>助手</at>", "请 帮助")]
    [InlineData("<at>助手</at> <at>助手</at> 帮助", "28:bot=<at>助手</at>", "帮助")]
    [InlineData("<at>助手</at> 转给 <at>王小明</at> 吧", "28:bot=<at>助手</at>|29:1=<at>王小明</at>", "转给 王小明 吧")]
    [InlineData("<at>王小明</at> 说 <at>助手</at> 好", "29:1=<at>王小明</at>|28:bot=<at>助手</at>", "王小明 说 好")]
    [InlineData("<at>小李</at> 问 <at>小李</at>", "28:bot=<at>小李</at>|29:1=<at>小李</at>", "问 小李")]
    [InlineData("<at>小李</at> 问 <at>小李</at>", "29:1=<at>小李</at>|28:bot=<at>小李</at>", "小李 问")]
    [InlineData("<at>没人</at> 帮助", "28:bot=<at>助手</at>", "<at>没人</at> 帮助")]
    [InlineData("@bot 帮助", "28:bot=@bot", "帮助")]
    [InlineData("<at>助手 帮助", "28:bot=<at>助手</at>", "<at>助手 帮助")]
    [InlineData("<attachment id=1></attachment> <at>助手</at> 看", "28:bot=<at>助手</at>", "<attachment id=1></attachment> 看")]
    [InlineData("<at>助手</at>", "28:bot=<at>助手</at>", "")]
    [InlineData("<at>助手</at> 帮助", "", "<at>助手</at> 帮助")]
    [InlineData("  3 < 5 &amp; so  ", "", "  3 < 5 &amp; so  ")]
    [InlineData("", "28:bot=<at>助手</at>", "")]
    public void Of_TextWithMentions_OnlyTheBotsOwnGone(string text, string mentions, string said) => MessageText.Of(Message(text, mentions)).ShouldBe(said);

    [Theory]
    [InlineData("<p>第一条</p><p>第二条</p>", "第一条\n第二条")]
    [InlineData("a<br/>b<BR>c", "a\nb\nc")]
    [InlineData("<div>3 &lt; 5 &amp;&nbsp;6</div>", "3 < 5 & 6")]
    [InlineData("好<img alt=\"👍\" itemtype=\"http://schema.skype.com/Emoji\" src=\"x\">的", "好👍的")]
    [InlineData("<emoji alt=\"🙂\"></emoji>", "🙂")]
    [InlineData("<img src=x onerror=alert(1)>好", "好")]
    [InlineData("3 < 5", "3 < 5")]
    [InlineData("好 <b", "好 <b")]
    [InlineData("<", "<")]
    [InlineData("<at>助手</at> <b>帮助</b>", "帮助")]
    public void Of_Xml_WordsOnly(string text, string said) =>
        MessageText.Of(Message(text, "28:bot=<at>助手</at>") with { TextFormat = TextFormats.Xml }).ShouldBe(said);

    /// <summary>Each of these took minutes if a tag were looked for anew from every character.</summary>
    [Theory]
    [InlineData("<at>")]
    [InlineData("<at ")]
    [InlineData("<a")]
    [InlineData("<at>助手</at>")]
    [InlineData("<at></at>")]
    public void Of_MegabytesOfTags_DoneAtOnce(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        Should.NotThrow(() => MessageText.Of(Message(text, string.Join('|', Enumerable.Repeat("28:bot=<at>助手</at>", 500))) with { TextFormat = TextFormats.Xml }));
    }

    [Theory]
    [InlineData("""[{"type":"mention"},{"type":"mention","mentioned":5},{"type":"mention","mentioned":{"id":7},"text":{}},{"type":"Mention","mentioned":{"id":"28:bot"},"text":"<at>助手</at>"},{"type":"clientInfo"},{}]""")]
    public void Of_OddEntities_Overlooked(string entities)
    {
        var activity = Read($$"""{"type":"message","text":"<at>助手</at> 帮助","recipient":{"id":"{{Bot}}"},"entities":{{entities}}}""");

        MessageText.Of(activity).ShouldBe("帮助");
    }

    [Fact]
    public void ToEntity_AMentionOfAPerson_ReadsBack()
    {
        var mention = new Mention(new ChannelAccount { Id = "29:1", Name = "王小明" }, "<at>王小明</at>");

        var back = Mention.Of(Read(Encoding.UTF8.GetString(ActivityJson.Write(new Activity { Entities = [mention.ToEntity()] })))).Single();

        (back.Mentioned.Id, back.Mentioned.Name, back.Text).ShouldBe(("29:1", "王小明", "<at>王小明</at>"));
    }

    [Theory]
    [InlineData("text/html", null, true)]
    [InlineData("TEXT/HTML", null, true)]
    [InlineData("text/html", "https://x/page.html", false)]
    [InlineData("image/png", null, false)]
    public void IsTextAgain_OnlyTeamsCopyOfTheText(string type, string? url, bool isText) =>
        MessageText.IsTextAgain(new Attachment { ContentType = type, ContentUrl = url }).ShouldBe(isText);

    private static Activity Message(string text, string mentions)
    {
        var entities = mentions.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(mention => mention.Split('=', 2))
            .Select(mention => new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = mention[0] }, ["text"] = mention[1] });
        return Read(new JsonObject { ["type"] = "message", ["text"] = text, ["recipient"] = new JsonObject { ["id"] = Bot }, ["entities"] = new JsonArray([.. entities]) }.ToJsonString());
    }

    private static Activity Read(string json) => ActivityJson.Read(Encoding.UTF8.GetBytes(json)).Activity ?? throw new JsonException(json);
}
