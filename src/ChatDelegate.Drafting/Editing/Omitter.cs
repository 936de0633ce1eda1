using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Editing;

/// <summary>Takes a kind of fact or a word out of a draft: whole clauses go, and sentences that were nothing else.</summary>
internal static class Omitter
{
    public static Edit Omit(Draft draft, string what, IReadOnlyList<SourceNote> notes)
    {
        var at = notes.Count > 0 ? notes[0].At : default;
        var sentences = draft.Sentences.Select(sentence => sentence.Kind == SentenceKind.Form ? sentence : Without(sentence, what.Trim(), at)).ToList();
        return sentences.SequenceEqual(draft.Sentences)
            ? new Edit(draft, EditOutcome.NothingToChange)
            : DraftEditor.Changed(draft, [.. sentences.OfType<Sentence>()]);
    }

    private static Sentence? Without(Sentence sentence, string what, DateTimeOffset at)
    {
        var text = NormalText.Of(sentence.Text);
        var meant = Meant(text, what, at).ToList();
        if (meant.Count == 0)
        {
            return sentence;
        }

        var clauses = ClauseSplitter.Split(text);
        var kept = clauses.Where(clause => !meant.Any(range => range.Start < clause.End && clause.Start < range.End)).ToList();
        return kept.Count == 0 ? null : sentence with { Text = string.Join("，", kept.Select(clause => text.Quote(clause.Start, clause.End))) + "。" };
    }

    private static IEnumerable<(int Start, int End)> Meant(NormalText text, string what, DateTimeOffset at)
    {
        Func<EntitySpan, bool>? kind = what switch
        {
            "金额" or "钱" or "价格" or "费用" or "多少钱" => span => IsMoney(text.Value, span),
            "时间" or "日期" => span => span.Kind is EntityKind.Date or EntityKind.Duration,
            "地点" or "地名" or "小区名" => span => span.Kind == EntityKind.Place,
            "数字" or "数量" or "人数" => span => span.Kind is EntityKind.Number or EntityKind.Percent,
            "单位" or "单位名称" or "公司" => span => span.Kind == EntityKind.Organisation,
            "人名" or "姓名" => span => span.Kind is EntityKind.Person or EntityKind.Personal,
            _ => null,
        };
        if (kind is not null)
        {
            return EntityFinder.Find(text, at).Where(kind).Select(span => (span.Start, span.End));
        }

        var word = NormalText.Of(what).Value;
        return Enumerable.Range(0, text.Value.Length)
            .Where(i => string.CompareOrdinal(text.Value, i, word, 0, word.Length) == 0)
            .Select(i => (i, i + word.Length));
    }

    /// <summary>People write 12万 for money; 2千多 before 人, 名, 户 is none.</summary>
    private static bool IsMoney(string value, EntitySpan span) =>
        span.Kind == EntityKind.Money
        || (span.Kind == EntityKind.Number && value.AsSpan(span.Start, span.End - span.Start).IndexOfAny('万', '亿', 'w') >= 0 && !"户名人位".Contains(value[span.End - 1]));
}
