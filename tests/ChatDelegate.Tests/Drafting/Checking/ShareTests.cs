using ChatDelegate.Tests.Drafting.Benchmark;

namespace ChatDelegate.Tests.Drafting.Checking;

/// <summary>By class of what is reworded: how often and how much, shares, directions, persons, what is and is not there.</summary>
public class ShareTests
{
    [Theory]
    [InlineData("东湖公园北侧的栏杆断了，三分之二的路灯不亮。", "东湖公园南侧栏杆断裂，三分之二的路灯不亮。")]
    [InlineData("东湖公园北侧的栏杆断了，三分之二的路灯不亮。", "东湖公园北侧栏杆断裂，三分之一的路灯不亮。")]
    [InlineData("水价比去年涨了两倍，一半人家不敢用。", "水价比去年涨了三倍，一半人家不敢用。")]
    [InlineData("这条路每年只修一次。", "这条路每月只修一次。")]
    [InlineData("垃圾车每周来两趟。", "垃圾车每天来两趟。")]
    [InlineData("巷口长期堆着杂物。", "巷口短期堆着杂物。")]
    [InlineData("楼道墙面轻微开裂。", "楼道墙面严重开裂。")]
    [InlineData("办证至少要跑三趟。", "办证至多要跑三趟。")]
    [InlineData("这里多年没有通公交。", "这里多月没有通公交。")]
    [InlineData("楼道里没有消防栓，孩子放学没人看。", "楼道里有消防栓，孩子放学没人看。")]
    [InlineData("老师说加班没有补贴。", "校长说加班没有补贴。")]
    [InlineData("希望政府能帮忙修水渠。", "希望政府不能帮忙修水渠。")]
    [InlineData("合格率只有百分之二。", "合格率只有百分之三。")]
    public void Gate_WrongOfAClass_IsRefused(string note, string wrong) => Rewordings.Refuses(note, wrong).ShouldBeTrue();

    [Theory]
    [InlineData("东湖公园北侧的栏杆断了，三分之二的路灯不亮。", "东湖公园北边栏杆断裂，三分之二的路灯不亮。")]
    [InlineData("水价比去年涨了2倍，一半人家不敢用。", "水价比去年涨了两倍，半数人家不敢用。")]
    [InlineData("合格率只有2%。", "合格率只有百分之二。")]
    [InlineData("合格率只有百分之十。", "合格率仅10%。")]
    [InlineData("小区大半住户反对，车位缺了2倍。", "小区多半住户反对，车位缺了两倍。")]
    [InlineData("希望政府能帮忙修水渠。", "希望政府帮忙修水渠。")]
    public void Gate_RightOfAClass_Passes(string note, string right) => Rewordings.Refuses(note, right).ShouldBeFalse();
}
