using System.Runtime.InteropServices;

namespace ChatDelegate.Drafting.Entities;

/// <summary>What spans of time are counted in, brought to few: 三年 and 36个月, 两周 and 14天, 一个半小时 and 90分钟 are the same.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimeUnit(string Unit, int Times)
{
    public static TimeUnit? Of(string unit) => Plain(unit) switch
    {
        "年" or "年头" => new("月", 12),
        "月" => new("月", 1),
        "学年" => new("学期", 2),
        "学期" => new("学期", 1),
        "季度" => new("月", 3),
        "天" or "日" => new("天", 1),
        "夜" => new("夜", 1),
        "周" or "星期" or "礼拜" => new("天", 7),
        "工作日" => new("工作日", 1),
        "小时" or "钟头" => new("分", 60),
        "刻钟" => new("分", 15),
        "分钟" => new("分", 1),
        "秒" or "秒钟" => new("秒", 1),
        _ => null,
    };

    /// <summary>两个多月, 三个来小时.</summary>
    public static bool IsMore(string unit) => unit.Length > 2 && unit[0] == '个' && unit[1] is '多' or '来' or '把';

    private static string Plain(string unit) => unit switch
    {
        ['个', '半' or '多' or '来' or '把', ..] => unit[2..],
        ['个', _, ..] => unit[1..],
        _ => unit,
    };
}
