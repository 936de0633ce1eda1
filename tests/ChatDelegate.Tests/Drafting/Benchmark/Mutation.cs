using System.Text.RegularExpressions;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>A kind of error that is planted in a draft which passes the gate.</summary>
/// <param name="Code">What the gate must say of it.</param>
/// <param name="Plant">The draft with the error, or null when it has no place for one.</param>
internal sealed record Mutation(string Name, ViolationCode Code, Func<Draft, Bundle, Draft?> Plant);

/// <summary>The errors of drafting.md 6.2, and how each is planted.</summary>
internal static partial class Mutations
{
    private const string Invented = "相关情况";

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("number changed", ViolationCode.Ungrounded, (draft, bundle) => Change(draft, bundle, 'n', More)),
        new("money changed", ViolationCode.Ungrounded, (draft, bundle) => Change(draft, bundle, 'm', More)),
        new("percentage changed", ViolationCode.Ungrounded, (draft, bundle) => Change(draft, bundle, 'r', More)),
        new("span of time changed", ViolationCode.Ungrounded, (draft, bundle) => Change(draft, bundle, 't', More)),
        new("date changed", ViolationCode.Ungrounded, (draft, bundle) => Change(draft, bundle, 'd', More)),
        new("place changed", ViolationCode.Ungrounded, (draft, bundle) => Change(draft, bundle, 'l', text => Elsewhere(text, bundle))),
        new("number invented", ViolationCode.Ungrounded, (draft, _) => Add(draft, "，涉及7719户")),
        new("money invented", ViolationCode.Ungrounded, (draft, _) => Add(draft, "，损失97.3万元")),
        new("percentage invented", ViolationCode.Ungrounded, (draft, _) => Add(draft, "，占比达到93%")),
        new("date invented", ViolationCode.Ungrounded, (draft, _) => Add(draft, "，自2019年3月以来")),
        new("place invented", ViolationCode.Ungrounded, (draft, _) => Add(draft, "，位于紫藤新苑小区")),
        new("document invented", ViolationCode.Ungrounded, (draft, _) => Add(draft, "，违反《公共设施条例》")),
        new("organisation invented", ViolationCode.Ungrounded, (draft, _) => Add(draft, "，由宏途建设有限公司负责")),
        new("person invented", ViolationCode.Ungrounded, (draft, _) => Add(draft, "，找到王局长")),
        new("number in a conclusion", ViolationCode.NewFact, (draft, _) => With(draft, Section.Cause, Invented + "可能与7719户未登记有关。", SentenceKind.Inferred)),
        new("place in a proposal", ViolationCode.NewFact, (draft, _) => With(draft, Section.Measure, "建议在紫藤新苑小区开展试点。", SentenceKind.Proposed)),
        new("money in a proposal", ViolationCode.NewFact, (draft, _) => With(draft, Section.Measure, "建议安排97.3万元予以解决。", SentenceKind.Proposed)),
        new("document in a conclusion", ViolationCode.NewFact, (draft, _) => With(draft, Section.Cause, Invented + "不符合《公共设施条例》。", SentenceKind.Inferred)),
        new("quotation reworded", ViolationCode.NotQuoted, (draft, _) => First(draft, sentence => sentence.Kind == SentenceKind.Stated && sentence.Text.Length > 8, sentence => sentence with { Text = sentence.Text[1..4] + "确实" + sentence.Text[4..] })),
        new("negation added", ViolationCode.NotQuoted, (draft, _) => First(draft, sentence => sentence.Kind == SentenceKind.Stated && sentence.Text.Length > 6, sentence => sentence with { Text = sentence.Text.Insert(3, "不") })),
        new("negation dropped", ViolationCode.NotQuoted, (draft, _) => First(draft, sentence => sentence.Kind == SentenceKind.Stated && Negation().Match(sentence.Text) is { Success: true, Index: > 0 }, sentence => sentence with { Text = Negation().Replace(sentence.Text, "", 1) })),
        new("citation of another note", ViolationCode.NotQuoted, Miscite),
        new("citation of no note", ViolationCode.UnknownNote, (draft, _) => First(draft, sentence => sentence.Notes.Count > 0, sentence => sentence with { Notes = [.. sentence.Notes, "n99"] })),
        new("citation dropped", ViolationCode.Uncited, (draft, _) => First(draft, sentence => sentence.Kind == SentenceKind.Stated, sentence => sentence with { Notes = [] })),
        new("proposal said to be stated", ViolationCode.NotQuoted, (draft, _) => With(draft, Section.Measure, "建议主管部门建立长效机制并定期回访。", SentenceKind.Stated)),
        new("fact said to be form", ViolationCode.UnknownPhrase, (draft, _) => First(draft, sentence => sentence.Kind == SentenceKind.Stated, sentence => sentence with { Kind = SentenceKind.Form })),
        new("unit not on the list", ViolationCode.Unit, (draft, _) => draft with { Units = [.. draft.Units, "市魔法事务局"] }),
        new("category not on the list", ViolationCode.Category, (draft, _) => draft with { Category = "军事外交" }),
        new("personal data", ViolationCode.PersonalData, (draft, _) => Add(draft, "，联系13900000000")),
        new("note lost", ViolationCode.NoteLost, (draft, _) => draft.Notes.Count < 2 ? null : draft with { Notes = [.. draft.Notes.Skip(1)] }),
        new("place in the title", ViolationCode.Title, (draft, _) => draft with { Title = "关于解决紫藤新苑小区有关问题的建议" }),
        new("title without form", ViolationCode.Title, (draft, _) => draft with { Title = "请求尽快解决群众困难" }),
    ];

    /// <summary>Changes the first fact of a kind that a sentence states.</summary>
    private static Draft? Change(Draft draft, Bundle bundle, char kind, Func<string, string> change)
    {
        foreach (var sentence in draft.Sentences.Where(sentence => sentence.Kind == SentenceKind.Stated))
        {
            var fact = bundle.Notes.Where(note => sentence.Notes.Contains(note.Note.Id)).SelectMany(note => note.Spans)
                .FirstOrDefault(span => span.Kind == kind && sentence.Text.Contains(span.Text, StringComparison.Ordinal))?.Text;
            if (fact is not null && change(fact) is var changed && changed != fact)
            {
                return First(draft, one => one == sentence, one => one with { Text = one.Text.Replace(fact, changed, StringComparison.Ordinal) });
            }
        }

        return null;
    }

    /// <summary>Another place of the same kind that no note of the bundle names.</summary>
    private static string Elsewhere(string place, Bundle bundle) =>
        BenchmarkData.Names.Dev.Concat(BenchmarkData.Names.Test).SelectMany(pool => pool.Value)
            .FirstOrDefault(name => name[^1] == place[^1] && !bundle.Notes.Any(note => note.Note.Text.Contains(name, StringComparison.Ordinal) || note.Note.Place == name)) ?? place;

    /// <summary>35 for 34, 五 for 四: the next number.</summary>
    private static string More(string text) => Regex.Replace(text, "[0-9]+|[一二三四五六七八]", match => match.Index != Last(text) ? match.Value : match.Value.All(char.IsAsciiDigit)
        ? (long.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : "二三四五六七八九"["一二三四五六七八".IndexOf(match.Value[0], StringComparison.Ordinal)].ToString());

    private static int Last(string text) => Regex.Matches(text, "[0-9]+|[一二三四五六七八]") is { Count: > 0 } all ? all[^1].Index : -1;

    private static Draft? Add(Draft draft, string addition) =>
        First(draft, sentence => sentence.Kind == SentenceKind.Stated, sentence => sentence with { Text = sentence.Text.TrimEnd('。') + addition + "。" });

    private static Draft With(Draft draft, Section section, string text, SentenceKind kind) =>
        draft with { Sentences = [.. draft.Sentences, new Sentence(section, text, kind == SentenceKind.Stated ? [.. draft.Notes.Take(1)] : [], kind)] };

    /// <summary>Cites a note of the matter that does not say it instead of those that do.</summary>
    private static Draft? Miscite(Draft draft, Bundle bundle)
    {
        foreach (var sentence in draft.Sentences.Where(sentence => sentence.Kind == SentenceKind.Stated))
        {
            var other = draft.Notes.FirstOrDefault(id => !sentence.Notes.Contains(id) && !bundle.Notes.Any(note => note.Note.Id == id && Scoring.Grounding.IsQuoted(sentence.Text, note.Note.Text)));
            if (other is not null)
            {
                return First(draft, one => one == sentence, one => one with { Notes = [other] });
            }
        }

        return null;
    }

    private static Draft? First(Draft draft, Func<Sentence, bool> fits, Func<Sentence, Sentence> change)
    {
        var at = draft.Sentences.Select((sentence, i) => (sentence, i)).Where(pair => fits(pair.sentence)).Select(pair => pair.i).DefaultIfEmpty(-1).First();
        return at < 0 ? null : draft with { Sentences = [.. draft.Sentences.Select((sentence, i) => i == at ? change(sentence) : sentence)] };
    }

    [GeneratedRegex("不|没")]
    private static partial Regex Negation();
}
