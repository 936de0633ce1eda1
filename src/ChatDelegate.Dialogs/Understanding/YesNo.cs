using System.Collections.Frozen;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>
/// Yes, no, or neither for certain. A text counts only when every word in it is known and all say the same: 是 and 不是 are
/// in 是不是, so that is neither; 不是不同意 holds two different refusals, so that is neither, too.
/// </summary>
internal static class YesNo
{
    private const int Longest = 40;

    // A nod opens a refusal as well as an assent: 嗯，不用了.
    private enum Word
    {
        Yes,
        No,
        Nod,
        Around,
    }

    private static readonly FrozenDictionary<string, Word> Words = Build(
        (Word.Yes, "是 是的 对 对的 对头 好 好的 好吧 好呀 好啊 好嘞 好勒 好哒 行 行吧 行的 成 中 妥 妥了 得了 可以 可以的 没错 没毛病 没问题 没有问题 正确 准确 属实 情况属实 确认 确认无误 无误 确认提交 确定 提交 同意 赞成 赞同 支持 认可 都同意 没意见 没有意见 无意见 无异议 没异议 没有异议 要 要的 需要 愿意 有 有的 当然 肯定 肯定的 必须的 那是 是这样 是这样的 是这么回事 就是这样 就这样 那就这样 就这么办 1是"),
        (Word.Yes, "ok okay okey okie y ya yes yess yea yeah yep yup sure surething certainly definitely absolutely ofcourse exactly correct right confirm confirmed agree agreed iagree ido theyagree theyagreed heagreed sheagreed fine finebyme allgood looksgood soundsgood goahead pleasedo submit submitit 👍 👌 ✅"),
        (Word.No, "否 不 不是 不对 不好 不行 不成 不可以 不要 不要了 不用 不用了 不用麻烦 不麻烦了 不需要 不需要了 不必 不必了 不了 不同意 不赞成 不赞同 不支持 不认可 不愿意 不愿 不肯 不想 不想要 没 没有 没有了 还没 还没有 没同意 没有同意 还没同意 别 别了 算了 免了 反对 拒绝 错 错了 错的 有误 不确认 不提交 别提交 别发 不准确 不属实 不存在 不留 不留了 不想留 不需要留 都不同意 弄错了 搞错了 写错了 不是这样 不是这样的 没这回事 没有这回事 没有的事 先不 先不要 先不用 先不用了 先不需要 先不提交 先不同意 先不留 先不留了 先不了 暂不 暂时不 暂时不用 暂时不用了 暂时不要 暂时不需要 暂时先不用 暂时先不要 肯定不行 绝对不行 恐怕不行 肯定不是 绝对不是 当然不 当然不是 当然不行 当然不要"),
        (Word.No, "no nope nah n not notnow notyet notatall never noway nothanks nothankyou dont donot dontagree idontagree idonotagree idont theydont theydidnot theydidnt hedidnt shedidnt wrong incorrect disagree idisagree ofcoursenot absolutelynot 👎 ❌"),
        (Word.Nod, "嗯 恩 嗯嗯 嗯呢 嗯呐 唔"),
        (Word.Around, "哦 噢 喔 哎 诶 那 那就 我 我们 他 她 他们 大家 本人 就 先 请 也 已 已经 我说 的 了 吧 啊 呀 呢 哈 哟 嘛 啦 啰 咯 滴 嘞 哒 谢谢 谢谢你 谢谢您 多谢 感谢 麻烦你了 麻烦您了 麻烦了 辛苦了 please thanks thankyou thankyouverymuch thats thatis its itis well oh ~ 🙏"));

    private static readonly FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    // Asks the other side to agree: neither yes nor no.
    private static readonly FrozenSet<string> Asking = new[] { "是吧", "对吧", "没错吧", "行不", "对不", "是不", "可以不" }.ToFrozenSet();

    private static readonly int LongestWord = Words.Keys.Max(word => word.Length);

    /// <returns>True, false, or null when it is neither or both.</returns>
    public static bool? Read(string text)
    {
        if (text.Length > Longest || text.AsSpan().ContainsAny('?', '？'))
        {
            return null;
        }

        var folded = Fold.Text(text);
        var (yes, no, nod) = (false, false, false);
        foreach (var range in folded.AsSpan().SplitAny(",，。.!;、~…\n"))
        {
            var clause = Fold.Bare(folded[range]);
            if (clause.Length > 0 && !Take(clause, ref yes, ref no, ref nod))
            {
                return null;
            }
        }

        return (yes, no) switch
        {
            (true, true) => null,
            (true, false) => true,
            (false, true) => false,
            _ => nod ? true : null,
        };
    }

    private static bool Take(string clause, ref bool yes, ref bool no, ref bool nod)
    {
        if (Asking.Contains(clause))
        {
            return false;
        }

        ReadOnlySpan<char> first = default, last = default;
        var rest = clause.AsSpan();
        while (rest.Length > 0)
        {
            if (Next(rest) is not ({ } word, var length))
            {
                return false;
            }

            var said = rest[..length];
            rest = rest[length..];
            nod |= word == Word.Nod;
            if (word is not (Word.Yes or Word.No))
            {
                continue;
            }

            // Two refusals undo each other (不是不行); said between the same word it is a concession (好是好).
            var other = !last.IsEmpty && !said.SequenceEqual(last);
            if (other && ((word == Word.No && no) || said.SequenceEqual(first)))
            {
                return false;
            }

            first = first.IsEmpty ? said : first;
            last = said;
            yes |= word == Word.Yes;
            no |= word == Word.No;
        }

        return true;
    }

    private static (Word? Word, int Length) Next(ReadOnlySpan<char> rest)
    {
        // The tone of a hand says nothing.
        if (rest is ['\uD83C', >= '\uDFFB' and <= '\uDFFF', ..])
        {
            return (Word.Around, 2);
        }

        for (var length = Math.Min(LongestWord, rest.Length); length > 0; length--)
        {
            if (Lookup.TryGetValue(rest[..length], out var word))
            {
                return (word, length);
            }
        }

        return (null, 0);
    }

    private static FrozenDictionary<string, Word> Build(params ReadOnlySpan<(Word Word, string Said)> groups)
    {
        var words = new Dictionary<string, Word>();
        foreach (var (word, said) in groups)
        {
            foreach (var one in said.Split(' '))
            {
                words[one] = word;
            }
        }

        return words.ToFrozenDictionary();
    }
}
