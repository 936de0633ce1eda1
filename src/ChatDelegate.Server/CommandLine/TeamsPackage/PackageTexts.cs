namespace ChatDelegate.Server.CommandLine.TeamsPackage;

/// <summary>What Teams shows of the app, in both languages. A command's title is also what is sent when it is chosen: a phrase of the dialogs.</summary>
internal static class PackageTexts
{
    public static readonly Bilingual Name = new("人大代表履职助手", "Delegate Assistant");

    public static readonly Bilingual Short = new("随手记下群众的话，整理成有依据的代表建议。", "Notes down what people say and turns it into suggestions.");

    public static readonly Bilingual Full = new(
        "代表在这里随手记下看到、听到的情况，反映群众意见，把零散的记录整理成有针对性、可操作的建议。草稿的每一句都注明出自哪条记录，由工作机构审核，全程留痕。首次使用，请向本级人大的工作人员领取一次性登录码，发给助手即可。",
        "Delegates note down what they see and hear, pass on what people ask for, and have scattered notes turned into suggestions that can be acted on. "
            + "Every sentence of a draft names the note it comes from; staff review it, and everything is on record. To begin, ask the staff of your congress for a one-time code and send it to the assistant.");

    public static readonly Bilingual Console = new("工作台", "Console");

    /// <summary>In the chat with one person.</summary>
    public static readonly IReadOnlyList<Command> Personal =
    [
        new(new("首页", "home"), new("现在有什么要办，能做什么", "What waits for you and what can be done")),
        new(new("随手记", "take notes"), new("看到、听到的，一件事一条记下来", "Note what you see and hear, one matter a message")),
        new(new("反映意见", "report an opinion"), new("把群众的一件具体意见报给工作机构", "Pass on one matter that people have raised")),
        new(new("写建议", "write a suggestion"), new("选几条记录，整理成建议草稿", "Choose notes and have them drafted")),
        new(new("我的随手记", "my notes"), new("查看、查找、修改记过的内容", "See, find and change what was noted")),
        new(new("我的建议", "my suggestions"), new("每件建议办到哪一步了", "Where each suggestion stands")),
        new(new("转人工", "talk to staff"), new("请工作人员来回复", "Ask the staff to answer")),
        new(new("帮助", "help"), new("怎么用，随时可以问", "How to use it")),
    ];

    /// <summary>Where others read along: nothing personal is dealt with there.</summary>
    public static readonly IReadOnlyList<Command> Group = [new(new("帮助", "help"), new("怎样单独和助手对话", "How to talk to the assistant alone"))];
}

/// <summary>One text in Chinese, the default, and English.</summary>
internal sealed record Bilingual(string Zh, string En);

/// <summary>An entry of the list that Teams offers where one types.</summary>
internal sealed record Command(Bilingual Title, Bilingual Description);
