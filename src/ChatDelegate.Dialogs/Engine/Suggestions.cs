using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Finds the dialog that words of the person's own ask for. Starts only what is nearly certain; otherwise offers up to three.</summary>
internal sealed class Suggestions(Turn turn)
{
    private const double Likely = 0.3;
    private const int Most = 3;

    private static readonly string[] Openings = ["请问", "请", "麻烦", "帮我", "我想要", "我要", "我想", "想要", "想", "要", "我来", "给我", "能不能", "可以", "打开", "开始", "进入", "pleasecanyou", "please", "iwantto", "iwouldliketo", "idliketo", "id like to", "canyou", "open", "start"];
    private static readonly string[] Endings = ["谢谢", "吗", "吧", "了", "啊", "呢", "一下", "please", "thanks"];

    /// <summary>The one dialog whose phrase this is but for politeness or a slip of the finger.</summary>
    public DialogDefinition? Certain(string text)
    {
        var bare = Strip(Fold.Bare(text));
        var exact = turn.Stack.Startable().Where(dialog => Phrases(dialog).Any(phrase => phrase == bare || Strip(phrase) == bare)).ToList();
        if (exact.Count > 0)
        {
            return exact is [var one] ? one : null;
        }

        var near = turn.Stack.Startable().Where(dialog => Phrases(dialog).Any(phrase => Similarity.IsTypo(bare, Strip(phrase)))).ToList();
        return near is [var only] ? only : null;
    }

    public void Offer(Message message)
    {
        if (Certain(message.Text) is { } certain)
        {
            turn.Stack.Start(certain.Id, null);
            return;
        }

        var bare = Strip(Fold.Bare(message.Text.Length > 200 ? message.Text[..200] : message.Text));
        var likely = turn.Stack.Startable()
            .Select(dialog => (dialog, score: Score(dialog, bare)))
            .Where(pair => pair.score >= Likely)
            .OrderByDescending(pair => pair.score)
            .Take(Most)
            .Select(pair => pair.dialog)
            .ToList();
        if (likely.Count == 0)
        {
            turn.Say(Reply.Of(turn.T("engine.not_understood"), turn.Word("home"), turn.Word("help")));
            return;
        }

        var titles = likely.Select(dialog => dialog.Title.For(turn.Locale)).ToList();
        turn.State = turn.State with { Question = new Question(QuestionKind.Which, "", [.. likely.Select(dialog => dialog.Id)]) };
        turn.Say(Reply.Of(turn.T("engine.did_you_mean", ("dialogs", string.Join(turn.T("engine.or"), titles))), titles));
    }

    private static double Score(DialogDefinition dialog, string bare) =>
        Phrases(dialog).Select(phrase => phrase.Length >= 2 && bare.Contains(phrase, StringComparison.Ordinal) ? 0.9 : Similarity.Score(bare, Strip(phrase))).DefaultIfEmpty().Max();

    private static IEnumerable<string> Phrases(DialogDefinition dialog) =>
        dialog.Start.Phrases.Exact.Concat(dialog.Title.Everything.Select(Fold.Bare)).Where(phrase => !phrase.StartsWith('/'));

    private static string Strip(string bare)
    {
        foreach (var opening in Openings.Where(opening => bare.Length > opening.Length + 1 && bare.StartsWith(opening, StringComparison.Ordinal)))
        {
            bare = bare.Length > opening.Length + 1 && bare.StartsWith(opening, StringComparison.Ordinal) ? bare[opening.Length..] : bare;
        }

        foreach (var ending in Endings.Where(ending => bare.Length > ending.Length + 1 && bare.EndsWith(ending, StringComparison.Ordinal)))
        {
            bare = bare.Length > ending.Length + 1 && bare.EndsWith(ending, StringComparison.Ordinal) ? bare[..^ending.Length] : bare;
        }

        return bare;
    }
}
