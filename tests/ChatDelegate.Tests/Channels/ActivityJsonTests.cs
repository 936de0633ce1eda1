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
        TeamsChannelData.Of(reading.Activity).ShouldBe(new TeamsChannelData("t", null, "e"));
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
    public void Read_DeeperThanAllowed_Error()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"value":{{new string('[', 70)}}{{new string(']', 70)}}}""");

        ActivityJson.Read(json).Succeeded.ShouldBeFalse();
    }

    /// <summary>From a fixed seed: a valid activity with bytes changed, cut and doubled.</summary>
    [Fact]
    public void Read_TenThousandMutations_NeverThrows()
    {
        var seed = """{"type":"message","text":"电梯\ud83d\ude00","from":{"id":"u"},"attachments":[{"contentType":"x","content":{"a":[1,2]}}],"channelData":{"k":"v"}}"""u8.ToArray();
        var random = new Random(20260302);
        for (var i = 0; i < 10_000; i++)
        {
            var bytes = seed.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var reading = ActivityJson.Read(bytes.AsMemory(0, random.Next(bytes.Length / 2, bytes.Length + 1)));
            if (reading.Succeeded)
            {
                ActivityJson.Write(reading.Activity).ShouldNotBeEmpty();
            }
        }
    }
}
