using System.Collections.Frozen;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Yes, no, or neither for certain.</summary>
internal static class YesNo
{
    private static readonly FrozenSet<string> Yes = Words(
        "是 是的 对 对的 对啊 对呀 好 好的 好吧 好呀 好啊 行 行吧 行的 可以 可以的 嗯 嗯嗯 恩 没错 没问题 没有问题 正确 确认 确认提交 确定 提交 同意 要 要的 需要 愿意 有 当然 当然可以 是啊 是呀 ok okay okey y yes yeah yep yup sure correct right confirm agree fine submit 1是 👍 👌 ✅");

    private static readonly FrozenSet<string> No = Words(
        "否 不 不是 不对 不好 不行 不可以 不要 不用 不用了 不需要 不必 不必了 不了 不同意 不愿意 没 没有 别 别了 算了 不确认 不提交 先不 先不要 先不了 不对的 不是的 no nope nah n not notnow dont donot wrong incorrect disagree nothanks 👎 ❌");

    /// <returns>True, false, or null when it is neither or both.</returns>
    public static bool? Read(string text)
    {
        var bare = Strip(Fold.Bare(text));
        if (bare.Length == 0)
        {
            bare = text.Trim();
        }

        return Yes.Contains(bare) ? true : No.Contains(bare) ? false : null;
    }

    // Skin tones and sentence endings change nothing.
    private static string Strip(string bare)
    {
        var text = bare;
        foreach (var tail in (string[])["谢谢", "thanks", "please", "的吧", "了吧", "哈", "哦", "喔", "噢", "哟", "嘛", "啦"])
        {
            if (text.Length > tail.Length && text.EndsWith(tail, StringComparison.Ordinal))
            {
                text = text[..^tail.Length];
            }
        }

        return text.Length > 2 && text[^2] == '\uD83C' && text[^1] is >= '\uDFFB' and <= '\uDFFF' ? text[..^2] : text.TrimEnd('\uFE0F');
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet();
}
