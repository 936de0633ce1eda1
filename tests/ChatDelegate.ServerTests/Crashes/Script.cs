using System.Globalization;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>What one user says, without end: whole opinions, whole series of notes, now and then a call for help. The words are those of dialogs/.</summary>
internal sealed class Script(string user, Random random)
{
    private const string Taken = "已收到，编号";
    private int _said;

    public IEnumerable<Act> Acts()
    {
        while (true)
        {
            foreach (var act in random.Next(5) switch { 0 => [Say("帮助", "可以", 1)], 1 or 2 => Notes(1 + random.Next(4)), _ => Opinion() })
            {
                yield return act;
            }
        }
    }

    private IEnumerable<Act> Notes(int count)
    {
        yield return Say("随手记", "请说", 1);
        for (var n = 0; n < count; n++)
        {
            var text = $"{user}走访时听到的第{Next()}件事";
            yield return Say(text, "记", 1, Effect.Note, text);
        }

        yield return Say("完成", "都记下了", 1);
    }

    private IEnumerable<Act> Opinion()
    {
        var text = $"{user}听到的第{Next()}件事：从国庆节开始就不亮，晚上出行不方便";
        yield return Say("反映意见", "是哪里的事", 1);
        yield return Say($"地点：城关街道东街；事项：路灯不亮；情况：{text}", "有照片请发来", 2);
        yield return Say("跳过", "同意留下联系方式", 1);
        yield return Say("否", "路灯不亮", 1);
        yield return Say("确认提交", Taken, 1, Effect.Opinion, text);
    }

    private Act Say(string text, string expect, int replies, Effect effect = Effect.None, string? substance = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{user}-{++_said}"), text, expect, replies, effect, substance);

    private string Next() => (_said + 1).ToString(CultureInfo.InvariantCulture);
}
