using System.Collections.Frozen;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Finding;

/// <summary>
/// How people ask for the engine's own commands when they do not know their words. Only compared with, never shown; what a command
/// is called stands in dialogs/texts/engine.yaml.
/// </summary>
internal static class CommandExamples
{
    private const string Prefix = "engine.commands.";

    private static readonly FrozenDictionary<string, string[]> Examples = new Dictionary<string, string[]>
    {
        ["home"] = ["回到主菜单", "首页在哪", "看看主菜单", "回到最开始的页面", "back to the main menu", "back to the home page", "show the menu"],
        ["help"] = ["要怎么用", "怎么操作", "我不会操作", "你会做什么", "你能干什么", "有哪些功能", "教教我", "i need help", "what are you able to do", "how does it work", "how do i use this", "show instructions"],
        ["cancel"] = ["不想填了", "取消这个", "不办了", "不弄了", "退出这个", "算了不要了", "cancel it", "i want to stop", "forget it", "never mind"],
        ["back"] = ["回到上一题", "回到前面一步", "退回上一步", "返回前一个问题", "往前退", "go back one question", "previous question", "take me back a step"],
        ["undo"] = ["撤销刚才的", "刚才说错了", "刚才的不算", "undo the last one", "take that back"],
        ["skip"] = ["跳过这一项", "这一项不填", "先不填这个", "这题跳过", "skip this question", "leave this out"],
        ["status"] = ["填了多少了", "还剩几项", "现在填到第几项", "how far am i", "how many questions are left"],
        ["restart"] = ["重新填一遍", "全部重来", "从头填", "start again", "begin again from the start"],
        ["repeat"] = ["再问一遍", "没听清", "刚才说什么", "重新说一遍", "what did you say", "repeat that", "say it again please"],
        ["hand_over"] = ["我要找真人", "转人工客服", "找客服", "让工作人员联系我", "跟人说话", "talk to a person", "speak to a real human", "contact the staff"],
        ["later"] = ["等会儿再填", "晚点再填", "回头再说", "过一会儿再弄", "finish it later", "i will do it later"],
        ["resume"] = ["继续上次的", "接着刚才的填", "继续没填完的", "continue where i stopped", "go on with the last one"],
        ["change"] = ["我要改一项", "前面填错了", "修改前面填的", "改一下答案", "change an answer", "correct what i filled in"],
        ["as_card"] = ["给我一张表填", "一次填完", "show it as a card", "fill it in on a form"],
        ["as_chat"] = ["一项一项问我", "一个一个来", "ask me one by one", "one question at a time"],
    }.ToFrozenDictionary();

    /// <summary>One entry for each command that the texts name; the word that ends a list of files is none.</summary>
    public static IEnumerable<FinderEntry> Entries(TextCatalog texts) => texts.Keys
        .Where(key => key.StartsWith(Prefix, StringComparison.Ordinal) && key != Prefix + "finish")
        .Order(StringComparer.Ordinal)
        .Select(key => FinderEntry.Command(key[Prefix.Length..], texts.Find(key).Everything, Examples.GetValueOrDefault(key[Prefix.Length..], [])));
}
