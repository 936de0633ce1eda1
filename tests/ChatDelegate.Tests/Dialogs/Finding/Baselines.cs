using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Tests.Dialogs.Finding;

/// <summary>What the finder is compared with: phrases word for word, and shared pairs of characters as was done before.</summary>
internal sealed class Baselines(DialogCatalog catalog)
{
    private const double Likely = 0.3;

    private static readonly string[] Openings = ["请问", "请", "麻烦", "帮我", "我想要", "我要", "我想", "想要", "想", "要", "我来", "给我", "能不能", "可以", "打开", "开始", "进入", "pleasecanyou", "please", "iwantto", "iwouldliketo", "idliketo", "canyou", "open", "start"];
    private static readonly string[] Endings = ["谢谢", "吗", "吧", "了", "啊", "呢", "一下", "please", "thanks"];

    private readonly List<DialogDefinition> _dialogs = [.. catalog.Latest.Where(dialog => dialog.Start.Phrases.Exact.Count > 0)];
    private readonly Dictionary<string, string> _commands = catalog.Texts.Keys.Where(key => key.StartsWith("engine.commands.", StringComparison.Ordinal))
        .SelectMany(key => catalog.Texts.Find(key).Everything.Select(phrase => (Phrase: Fold.Bare(phrase), Id: "command:" + key["engine.commands.".Length..])))
        .DistinctBy(pair => pair.Phrase).ToDictionary(pair => pair.Phrase, pair => pair.Id);

    public Answer ExactTriggers(string text)
    {
        var bare = Fold.Bare(text);
        var found = _dialogs.FirstOrDefault(dialog => dialog.Start.Phrases.Exact.Contains(bare))?.Id ?? _commands.GetValueOrDefault(bare);
        return found is null ? new Answer(false, []) : new Answer(true, [found]);
    }

    public Answer DicePairs(string text)
    {
        if (ExactTriggers(text) is { Starts: true } exact)
        {
            return exact;
        }

        var bare = Strip(Fold.Bare(text));
        var named = _dialogs.Where(dialog => Phrases(dialog).Any(phrase => phrase == bare || Strip(phrase) == bare)).ToList();
        named = named.Count > 0 ? named : [.. _dialogs.Where(dialog => Phrases(dialog).Any(phrase => Similarity.IsTypo(bare, Strip(phrase))))];
        if (named is [var one])
        {
            return new Answer(true, [one.Id]);
        }

        return new Answer(false, [.. _dialogs.Select(dialog => (dialog.Id, Score: Score(dialog, bare))).Where(pair => pair.Score >= Likely).OrderByDescending(pair => pair.Score).Take(3).Select(pair => pair.Id)]);
    }

    private static double Score(DialogDefinition dialog, string bare) =>
        Phrases(dialog).Select(phrase => phrase.Length >= 2 && bare.Contains(phrase, StringComparison.Ordinal) ? 0.9 : Dice(bare, Strip(phrase))).DefaultIfEmpty().Max();

    private static double Dice(string a, string b)
    {
        var left = Pairs(a);
        var right = Pairs(b);
        return 2.0 * left.Sum(pair => Math.Min(pair.Value, right.GetValueOrDefault(pair.Key))) / Math.Max(1, left.Values.Sum() + right.Values.Sum());
    }

    private static Dictionary<(char, char), int> Pairs(string text) =>
        ("^" + text).Zip(text).GroupBy(pair => pair).ToDictionary(pairs => pairs.Key, pairs => pairs.Count());

    private static IEnumerable<string> Phrases(DialogDefinition dialog) =>
        dialog.Start.Phrases.Exact.Concat(dialog.Title.Everything.Select(Fold.Bare)).Where(phrase => !phrase.StartsWith('/'));

    private static string Strip(string bare)
    {
        foreach (var opening in Openings)
        {
            bare = bare.Length > opening.Length + 1 && bare.StartsWith(opening, StringComparison.Ordinal) ? bare[opening.Length..] : bare;
        }

        foreach (var ending in Endings)
        {
            bare = bare.Length > ending.Length + 1 && bare.EndsWith(ending, StringComparison.Ordinal) ? bare[..^ending.Length] : bare;
        }

        return bare;
    }
}
