using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>Plays a move: decides by the state at hand what is said or pressed.</summary>
internal static class Moves
{
    public static readonly ImmutableArray<string> Commands =
    [
        "返回", "back", "撤销", "undo", "跳过", "skip", "取消", "cancel", "放弃", "状态", "status", "重来", "restart", "帮助", "help", "再说一遍", "repeat", "稍后继续", "later", "继续", "continue",
        "首页", "home", "转人工", "staff", "修改", "change", "是", "否", "好了", "完成", "done", "不", "Yes",
    ];

    private static readonly ImmutableArray<string> Odd =
        ["", "   ", "😀😀", "\uD83D", "东街\uDC00灯", "/nothing", "？", "2", "一", "删除第1条", new string('长', 20_000), "\u0000", "{matter}", "null", "确认提交", "第二个", "\u202E倒过来", "<script>alert(1)</script>"];

    public static void Play(Player player, Move move)
    {
        switch (move.Kind)
        {
            case MoveKind.Answer:
                Answer(player, new Dice(move.A));
                break;
            case MoveKind.Mistake when player is { Form: not null, Focus: { } focus }:
                player.Say(Answers.Wrong(new Dice(move.A), focus, player.Today, player.Truth(player.Form, player.Top!).Refuses).Raw);
                break;
            case MoveKind.Command:
                player.Say(Commands[move.A % Commands.Length]);
                break;
            case MoveKind.Start:
                player.Say(Start(player, move));
                break;
            case MoveKind.Change when player.Form is { } form:
                player.Say("修改" + (move.B % 2 == 0 ? Names.Field(form.Fields[move.A % form.Fields.Length].Id).Chinese : (move.A % 4 + 1).ToString(CultureInfo.InvariantCulture)));
                break;
            case MoveKind.Files:
                player.Say(move.A % 2 == 0 ? "" : Answers.Words[0], [.. Enumerable.Range(0, move.B % 4 + 1).Select(i => new Attachment($"f{move.A}-{i}", "灯.jpg", "image/jpeg", 1_000))]);
                break;
            case MoveKind.Odd:
                player.Say(Odd[move.A % Odd.Length]);
                break;
            case MoveKind.Press or MoveKind.Tamper or MoveKind.Fill or MoveKind.Confirm:
                CardMoves.Play(player, move);
                break;
            default:
                Around(player, move);
                break;
        }
    }

    /// <summary>What fits where the conversation stands; anything where nothing is under way.</summary>
    public static void Answer(Player player, Dice dice)
    {
        if (player.Top is not { } top || player.FormOf(top) is not { } form)
        {
            player.Say(dice.One(Answers.Words));
        }
        else if (top.Focus is null || form.Field(top.Focus) is not { } focus)
        {
            player.Say(dice.Chance(70) ? "确认提交" : "好的");
        }
        else if (focus.Kind == FieldKind.Attachment)
        {
            _ = top.Answers.ContainsKey(focus.Id) ? player.Say("好了") : player.Say("", new Attachment("f" + dice.Up(9), "灯.jpg", "image/jpeg", 1_000));
        }
        else
        {
            player.Say(Answers.Right(dice, focus, player.Today, player.Truth(form, top).Refuses)?.Chat ?? "跳过");
        }
    }

    private static string Start(Player player, Move move)
    {
        if (player.Catalog.HasDesk && move.A % 4 == 3)
        {
            return move.B % 2 == 0 ? "随手记" : "take notes";
        }

        var form = player.Catalog.Forms[move.A % player.Catalog.Forms.Length];
        var (chinese, english) = Names.Dialog(form.Id);
        return (move.B % 6) switch
        {
            0 or 1 => chinese,
            2 => english,
            3 => "/" + form.Id,
            4 => "我要" + chinese,
            _ => "请帮我" + chinese,
        };
    }

    // What other people and programs do.
    private static void Around(Player player, Move move)
    {
        switch (move.Kind)
        {
            case MoveKind.Redeliver when player.Turns.Count > 0:
                player.Play(player.Turns[^(1 + move.A % Math.Min(8, player.Turns.Count))].Happened);
                break;
            case MoveKind.Restart:
                player.Restart();
                break;
            case MoveKind.Deploy when player.Catalog.Forms is [.., var form]:
                player.Deploy(player.Catalog with { Forms = [.. player.Catalog.Forms[..^1], EditGenerator.Next(new Dice(move.A), form)] });
                break;
            case MoveKind.Wait:
                player.Now = player.Now.AddHours(move.B % 2 == 0 ? move.A % 30 : move.A);
                break;
            case MoveKind.Language:
                player.Locale = player.Locale == "en" ? "zh-CN" : "en";
                break;
            case MoveKind.Role:
                player.Roles = player.Roles.Length > 1 ? ["delegate"] : ["delegate", "convenor"];
                break;
            case MoveKind.Arrive:
                player.Play(new Arrived());
                break;
            case MoveKind.News:
                player.Play(new Notified([Reply.Of("您的建议已办复。")]));
                break;
            case MoveKind.Outcome:
                player.Outcome = Outcome(player, move);
                break;
        }
    }

    private static Func<CommandCall, CommandResult> Outcome(Player player, Move move) => (move.A % 4) switch
    {
        0 => call => CommandResult.Refused("not_now", "现在不能提交。", call.Input.Keys.Order(StringComparer.Ordinal).FirstOrDefault()),
        1 => _ => CommandResult.Refused("not_now", "现在不能提交。"),
        2 => _ => new CommandResult { Next = new StartDialog(player.Catalog.Forms[move.B % player.Catalog.Forms.Length].Id) },
        _ => _ => CommandResult.Said(Reply.Of("办好了。")),
    };
}
