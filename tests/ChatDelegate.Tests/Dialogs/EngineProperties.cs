using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Dialogs;

/// <summary>What holds whatever people say and press, in any order.</summary>
public class EngineProperties
{
    private const string Secret = "13800000000";

    // A number presses that button of the latest card; "*" presses the oldest card's first button again.
    private static readonly string[] Moves =
    [
        "反映意见", "随手记", "写建议", "东街路灯不亮", "东城", "2", "晚上看不清路", "跳过", Secret, "是", "否", "返回", "撤销", "修改事项", "修改", "取消", "放弃",
        "状态", "帮助", "再说一遍", "重来", "稍后继续", "继续", "首页", "转人工", "完成", "删除第1条", "1和3", "", "😀", "#0", "#1", "#2", "*",
    ];

    private static readonly DialogCatalog Catalog = Samples.Catalog(Samples.Report, Samples.Notes, Samples.Choose);

    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(150);

    private static readonly Arbitrary<string[]> Conversations = Gen.Elements(Moves).ArrayOf().Resize(30).ToArbitrary();

    [Fact]
    public void RestartBetweenAnyTwoEvents_GivesTheSameTranscript() => Check(moves =>
    {
        var plain = new Player(Catalog);
        var restarted = new Player(Catalog) { Restarts = true };

        return moves.All(move => plain.Play(move) == restarted.Play(move));
    });

    [Fact]
    public void SensitiveValue_IsNeverSaid() => Check(moves =>
    {
        var player = new Player(Catalog);

        return moves.Prepend("跳过").Prepend("晚上").Prepend("东城").Prepend("灯").Prepend("反映意见")
            .Where(move => move != Secret || player.Talk.State is { Question: null, Frames: [.., { Focus: "contact" }] })
            .All(move => !player.Play(move).Contains(Secret, StringComparison.Ordinal));
    });

    [Fact]
    public void OneDraft_IsSubmittedOnce() => Check(moves =>
    {
        var player = new Player(Catalog);
        Array.ForEach(moves, move => player.Play(move));

        return player.Talk.Calls.Where(call => call.Name == "opinion.report").GroupBy(call => call.IdempotencyKey.Split(':')[0]).All(group => group.Count() == 1);
    });

    [Fact]
    public void EveryMessage_IsAnswered() => Check(moves =>
    {
        var player = new Player(Catalog);

        return moves.All(move => player.Play(move).Length > 0 || move is "#0" or "#1" or "#2" or "*");
    });

    [Fact]
    public void CancelAndHelp_AreAlwaysThere() => Check(moves =>
    {
        var player = new Player(Catalog);
        foreach (var move in moves)
        {
            player.Play(move);
        }

        if (player.Play("帮助").Length == 0)
        {
            return false;
        }

        for (var i = 0; i < 12 && player.Talk.State.IsBusy; i++)
        {
            player.Play("取消");
            player.Play("放弃");
        }

        return !player.Talk.State.IsBusy;
    });

    [Fact]
    public void InvalidInput_ChangesNoValue() => Check(moves =>
    {
        var player = new Player(Catalog);
        foreach (var move in moves)
        {
            player.Play(move);
            var before = Values(player.Talk.State);
            player.Play("😀😀");
            if (Values(player.Talk.State) != before)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Undo_AfterAnAnswer_RestoresTheValues() => Check(moves =>
    {
        var player = new Player(Catalog);
        foreach (var move in moves)
        {
            var before = player.Talk.State;
            player.Play(move);
            var after = player.Talk.State;
            if (before is { Frames: [.., var was], Question: null } && after is { Frames: [.., { Dialog: "report" } now], Question: null } && now.Draft == was.Draft && now.Undo.Length == was.Undo.Length + 1)
            {
                var undone = new Talk(Catalog) { State = after with { Taken = [] } }.Say("撤销").State;
                if (Values(undone) != Values(before))
                {
                    return false;
                }
            }
        }

        return true;
    });

    private static string Values(ConversationState state) =>
        string.Join('|', state.Frames.Select(frame => string.Join(';', frame.Answers.Select(pair => $"{pair.Key}={StateText(pair.Value)}").Concat(frame.Skipped.Order()))));

    private static string StateText(Answer answer) => answer.Value.ToString();

    private static void Check(Func<string[], bool> holds) => FsCheck.Check.One(Settings, Prop.ForAll(Conversations, holds));

    private sealed class Player(DialogCatalog catalog)
    {
        private readonly List<Card> _cards = [];

        public Talk Talk { get; } = new(catalog);

        public bool Restarts
        {
            init => Talk.Restarts = value;
        }

        public string Play(string move)
        {
            if (move == "*" || move.StartsWith('#'))
            {
                var card = move == "*" ? _cards.FirstOrDefault(old => old.Buttons.Count > 0) : _cards.LastOrDefault();
                var index = move == "*" ? 0 : move[1] - '0';
                if (card is null || card.Buttons.Count <= index)
                {
                    return "";
                }

                Talk.Press(card.Buttons[index].Action, ("notes", "n1"));
            }
            else
            {
                Talk.Say(move);
            }

            _cards.AddRange(Talk.Replies.Select(reply => reply.Card).OfType<Card>());
            return Talk.Said;
        }
    }
}
