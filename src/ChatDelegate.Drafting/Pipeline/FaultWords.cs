using System.Globalization;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>Says to the model what is wrong with its draft; nothing in it that was masked.</summary>
internal static class FaultWords
{
    private const int Most = 20;

    public static IReadOnlyList<string> Of(GradedDraft graded, DraftingCase notes) =>
        [.. graded.Violations.Select(violation => Where(graded.Draft, violation) + What(violation, notes)).Distinct().Take(Most)];

    private static string Where(Draft draft, Violation violation)
    {
        if (violation.Sentence is not { } index)
        {
            return "";
        }

        var section = draft.Sentences[index].Section;
        var number = draft.Sentences.Take(index + 1).Count(sentence => sentence.Section == section);
        var name = section switch { Section.Problem => "problem", Section.Cause => "cause", Section.Measure => "measures" };
        return string.Create(CultureInfo.InvariantCulture, $"{name} 第{number}句：");
    }

    public static string What(Violation violation, DraftingCase notes) => What(violation, notes.Masked.Mask(violation.Detail), notes);

    private static string What(Violation violation, string detail, DraftingCase notes) => violation.Code switch
    {
        ViolationCode.UnknownNote => $"没有编号为“{notes.AliasOf(violation.Detail)}”的记录",
        ViolationCode.NoteLost => $"漏了记录“{notes.AliasOf(violation.Detail)}”",
        ViolationCode.Uncited => "没有注明出处，或所注的记录没有说这件事",
        ViolationCode.Ungrounded => $"“{detail}”不在所注的记录里",
        ViolationCode.NotQuoted => "引文与记录不一致，照原文写",
        ViolationCode.NotReworded => "所注的记录没有这样说，只写记录里有的",
        ViolationCode.NewFact => $"“{detail}”是新的事实，推断和拟议里不能有",
        ViolationCode.Negated => $"“{detail}”与记录的意思相反",
        ViolationCode.Swapped => $"“{detail}”与记录里的对应关系不一致",
        ViolationCode.UnknownPhrase => "不要写套话",
        ViolationCode.Title => $"标题要写成“关于……的建议”，10至40字，不出现记录里没有的地点、单位和数字：{detail}",
        ViolationCode.SeveralMatters => "标题只能说一件事",
        ViolationCode.Category => "分类不在清单里",
        ViolationCode.Unit => $"承办单位“{detail}”不在清单里",
        ViolationCode.PersonalData => "有个人信息，去掉",
        ViolationCode.Markup => "有标记、网址或看不见的字符，只写文字",
        ViolationCode.Instruction => "是对程序说的话，去掉",
        ViolationCode.Form => "句子是空的或太长",
    };
}
