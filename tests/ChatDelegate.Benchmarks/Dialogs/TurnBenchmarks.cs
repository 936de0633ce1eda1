using System.Text;
using BenchmarkDotNet.Attributes;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Benchmarks.Dialogs;

/// <summary>One turn in the midst of a form: the saved state in, the event taken, the new state and the replies out, as JSON.</summary>
[MemoryDiagnoser]
public class TurnBenchmarks
{
    private static readonly string[] Reported = ["反映意见", "城关街道东街", "路灯不亮", "坏了一个月，晚上看不清路，群众盼着早点修好。", "跳过"];
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly ConversationRow Row = new() { Id = Guid.Empty, Channel = "webchat", ExternalId = "6b1f9a2e", Locale = "zh-CN" };
    private readonly Dictionary<string, (string State, DialogEvent Event)> _turns = [];
    private DialogEngine _engine = null!;
    private DialogContext _context = null!;
    private string _state = "";
    private DialogEvent _event = null!;
    private ConversationState _read = null!;
    private Step _step = null!;

    /// <summary>What happens: in the product's largest form, or in one of 40 fields, half filled.</summary>
    [Params("report: text", "report: yes/no", "report: status", "report: own words", "big: text", "big: choice", "big: wrong date", "big: card page", "big: status", "big: summary")]
    public string Turn { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var catalog = ProductDialogs.Load(new DefinitionFile("dialogs/big.yaml", BigForm.Yaml()));
        _engine = new DialogEngine(catalog, new DialogEngineOptions { HomeCommand = "home.show" });
        _context = new DialogContext("zh-CN", ["delegate"], Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new Dictionary<string, Value> { ["name"] = "方文" });
        var half = Play(["大表", .. Enumerable.Range(0, BigForm.Fields / 2).Select(BigForm.Answer)]);
        var page = Play(["大表", "用卡片填", .. Enumerable.Range(0, BigForm.Fields / 2).Select(BigForm.Answer)]);
        _turns["report: text"] = (Play(Reported[..3]).State, Said("坏了一个月，晚上看不清路，群众盼着早点修好。"));
        _turns["report: yes/no"] = (Play(Reported).State, Said("是的"));
        _turns["report: status"] = (Play(Reported).State, Said("状态"));
        _turns["report: own words"] = ("", Said("我想反映一个群众的意见"));
        _turns["big: text"] = (half.State, Said(BigForm.Answer(20)));
        _turns["big: choice"] = (Play(["大表", .. Enumerable.Range(0, 21).Select(BigForm.Answer)]).State, Said("西城那个"));
        _turns["big: wrong date"] = (Play(["大表", .. Enumerable.Range(0, 23).Select(BigForm.Answer)]).State, Said("说不好是哪天"));
        _turns["big: card page"] = (page.State, Page(page.Card));
        _turns["big: status"] = (half.State, Said("状态"));
        _turns["big: summary"] = (Play(["大表", .. Enumerable.Range(0, BigForm.Fields - 1).Select(BigForm.Answer)]).State, Said("是的"));
        (_state, _event) = _turns[Turn];
        _read = StateJson.Read(_state);
        _step = _engine.Take(_read, _event, _context);
        System.Console.WriteLine($"// state of '{Turn}': {Encoding.UTF8.GetByteCount(_state)} bytes");
    }

    /// <summary>As the server runs it, without its database.</summary>
    [Benchmark(Baseline = true)]
    public int Whole()
    {
        var step = _engine.Take(StateJson.Read(_state), _event, _context);
        return StateJson.Write(step.State).Length + Draw(step);
    }

    [Benchmark]
    public ConversationState ReadState() => StateJson.Read(_state);

    [Benchmark]
    public Step Take() => _engine.Take(_read, _event, _context);

    [Benchmark]
    public string WriteState() => StateJson.Write(_step.State);

    [Benchmark]
    public int Render() => Draw(_step);

    private static int Draw(Step step)
    {
        var size = 0;
        foreach (var effect in step.Effects)
        {
            if (effect is Say { Reply: var reply })
            {
                size += ActivityWriter.Write(Row, 1, reply, CardTarget.WebChat, null, null, Now).Json.Bytes.Length;
            }
        }

        return size;
    }

    private static Said Said(string text) => new("next", text, []);

    private static Pressed Page(Card? card) => new(
        "next",
        card?.Buttons[0].Action ?? throw new InvalidOperationException("No page."),
        card.Blocks.OfType<Input>().ToDictionary(input => input.Field, input => input.Kind switch
        {
            InputKind.Choice => input.Options[^1].Id,
            InputKind.Number => "320",
            InputKind.Date => "2026-11-18",
            _ => "东街的路灯坏了一个多月",
        }));

    private (string State, Card? Card) Play(IEnumerable<string> texts)
    {
        var (state, card, messages) = (ConversationState.Fresh, (Card?)null, 0);
        foreach (var text in texts)
        {
            for (DialogEvent? next = new Said($"6b1f9a2e-0000-7000-8000-00000000{messages++:0000}", text, []); next is not null;)
            {
                var step = _engine.Take(state, next, _context);
                state = step.State;
                card = step.Effects.OfType<Say>().Select(say => say.Reply.Card).LastOrDefault(found => found is not null) ?? card;
                next = step.Asking is RunCommand run ? new CommandFinished(run.Call.Id, CommandResult.Done) : null;
            }
        }

        return (StateJson.Write(state), card);
    }
}
