using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Tests.Dialogs;

/// <summary>A conversation with the engine, as the server would hold it: commands answered at once, the state saved after every turn.</summary>
internal sealed class Talk(DialogCatalog catalog, DialogEngineOptions? options = null)
{
    private readonly DialogEngine _engine = new(catalog, options ?? new DialogEngineOptions { HomeCommand = "home.show" });
    private int _messages;

    public ConversationState State { get; set; } = ConversationState.Fresh;

    /// <summary>Saves and restores the state between any two events.</summary>
    public bool Restarts { get; set; }

    public string Locale { get; set; } = "zh-CN";

    public List<CommandCall> Calls { get; } = [];

    public List<Reply> Replies { get; private set; } = [];

    public List<string> Hidden { get; } = [];

    /// <summary>What was refused in the last turn: field and code.</summary>
    public List<(string Field, string Code)> Rejected { get; } = [];

    /// <summary>What option sources were asked with.</summary>
    public List<LoadOptions> Asked { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    public string[] Roles { get; set; } = ["delegate"];

    public List<Option> Options { get; } = [new("n1", "伊景园滨河苑停车难"), new("n2", "东街路灯不亮"), new("n3", "小学门口拥堵")];

    public Func<CommandCall, CommandResult> Answer { get; set; } = call => call.Name switch
    {
        "opinion.report" => new CommandResult { Values = new Dictionary<string, Value> { ["number"] = "A7" } },
        "home.show" => CommandResult.Said(Reply.Of("首页")),
        "note.add" => CommandResult.Said(Reply.Of("记下了")),
        _ => CommandResult.Said(Reply.Of("做了 " + call.Name)),
    };

    /// <summary>All that was said in the last turn, cards as their texts.</summary>
    public string Said => string.Join('\n', Replies.Select(Show));

    public Card? Card => Replies.LastOrDefault(reply => reply.Card is not null)?.Card;

    public Talk Say(string text, params Attachment[] files) => Take(new Said("m" + ++_messages, text, files));

    public Talk SayAll(params string[] texts) => texts.Aggregate(this, (talk, text) => talk.Say(text));

    public Talk Press(string label) => Press(Card!.Buttons.Single(button => button.Label == label).Action);

    public Talk Press(ButtonAction action, params (string Field, string Value)[] inputs) =>
        Take(new Pressed("m" + ++_messages, action, inputs.ToDictionary(input => input.Field, input => input.Value)));

    public Talk Take(DialogEvent happened)
    {
        Replies = [];
        Rejected.Clear();
        var context = new DialogContext(Locale, Roles, Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new Dictionary<string, Value>());
        for (DialogEvent? next = happened; next is not null;)
        {
            if (Restarts)
            {
                State = StateJson.Read(StateJson.Write(State));
            }

            var step = _engine.Take(State, next, context);
            State = step.State;
            Replies.AddRange(step.Effects.OfType<Say>().Select(say => say.Reply));
            Rejected.AddRange(step.Effects.OfType<Rejected>().Select(rejected => (rejected.Field, rejected.Code)));
            Hidden.AddRange(step.Effects.OfType<HideMessage>().Select(hide => hide.Stand));
            next = step.Asking switch
            {
                RunCommand run => Run(run.Call),
                LoadOptions load => Load(load),
                _ => null,
            };
        }

        State.Waiting.ShouldBeNull();
        return this;
    }

    // With a query, what contains it; like a directory that is searched.
    private OptionsLoaded Load(LoadOptions load)
    {
        Asked.Add(load);
        var query = load.Values.GetValueOrDefault("query") is Value.TextValue text ? text.Text : "";
        return new OptionsLoaded(load.CallId, [.. Options.Where(option => option.Label.Contains(query, StringComparison.Ordinal))]);
    }

    private CommandFinished Run(CommandCall call)
    {
        Calls.Add(call);
        return new CommandFinished(call.Id, Answer(call));
    }

    private static string Show(Reply reply) => reply.Card is { } card
        ? string.Join('\n', new[] { "[" + card.Title + "]" }.Concat(card.Blocks.Select(Show)).Concat(card.Buttons.Select(button => "(" + button.Label + ")")))
        : reply.Text + string.Concat(reply.QuickReplies.Select(quick => " <" + quick + ">"));

    private static string Show(CardBlock block) => block switch
    {
        Facts facts => string.Join('\n', facts.Items.Select(fact => $"{fact.Label}={fact.Value}")),
        Entry entry => $"{entry.Mark} {entry.Text} {entry.Note}".Trim(),
        Paragraph paragraph => paragraph.Text,
        Input input => $"{input.Label}:{input.Kind} {string.Join(' ', input.Options.Select(option => $"[{option.Label}]"))}{(input.Error is null ? "" : " !" + input.Error)}",
        _ => "",
    };
}
