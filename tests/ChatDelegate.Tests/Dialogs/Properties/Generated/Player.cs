using System.Collections.Immutable;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>The engine as a function.</summary>
internal delegate Step Take(ConversationState state, DialogEvent happened, DialogContext context);

/// <summary>Makes an engine for a catalog, anew at every start of the program.</summary>
internal delegate Take Engine(DialogCatalog catalog);

/// <summary>Holds a conversation with an engine as the server would and remembers all of it.</summary>
internal sealed class Player
{
    private static readonly DialogEngineOptions Options = new() { HomeCommand = "home.show", HandOverCommand = "staff.call" };
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly Engine _engine;
    private readonly List<Turn> _turns = [];
    private readonly List<(int Turn, Card Card)> _cards = [];
    private Take _take;
    private DialogCatalog _loaded;
    private int _messages;
    private DialogEvent? _happening;

    public Player(CatalogModel catalog, Engine? engine = null)
    {
        _engine = engine ?? Real;
        Catalog = catalog;
        Known = [.. catalog.Forms];
        _loaded = catalog.Load();
        _take = _engine(_loaded);
    }

    public static Take Real(DialogCatalog catalog) => new DialogEngine(catalog, Options).Take;

    public CatalogModel Catalog { get; private set; }

    /// <summary>Every version there has been.</summary>
    public List<FormModel> Known { get; }

    public ConversationState State { get; set; } = ConversationState.Fresh;

    /// <summary>The program is killed and started again before every event.</summary>
    public bool Restarts { get; init; }

    /// <summary>The channel delivers every event twice.</summary>
    public bool Twice { get; init; }

    public string Locale { get; set; } = "zh-CN";

    public ImmutableArray<string> Roles { get; set; } = ["delegate", "convenor"];

    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    public IReadOnlyDictionary<string, Value> Facts { get; } = new Dictionary<string, Value> { ["level"] = "county" };

    /// <summary>How the next submit ends.</summary>
    public Func<CommandCall, CommandResult>? Outcome { get; set; }

    /// <summary>Every command with what came of it.</summary>
    public List<(CommandCall Call, CommandResult Result)> Results { get; } = [];

    public IReadOnlyList<Turn> Turns => _turns;

    public Turn Last => _turns[^1];

    public IReadOnlyList<Card> Cards => [.. _cards.Select(pair => pair.Card)];

    public IEnumerable<CommandCall> Calls => _turns.SelectMany(turn => turn.Calls);

    public Frame? Top => State.Frames.IsEmpty ? null : State.Frames[^1];

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, China).DateTime);

    public string Script => string.Join('\n', _turns.Select((turn, i) => $"{i + 1}. {turn}")) + (_happening is null ? "" : $"\nand then {_happening}");

    /// <summary>The form under way as the engine has it; null when there is none or it is about to be migrated.</summary>
    public FormModel? Form => Top is { } top && FormOf(top) is { } form && Catalog.Forms.Contains(form) ? form : null;

    public FieldModel? Focus => Top?.Focus is { } focus ? Form?.Field(focus) : null;

    public FormModel? FormOf(Frame frame) => Known.FindLast(form => form.Id == frame.Dialog && form.Version == frame.Version);

    public FormTruth Truth(FormModel form, Frame frame) => new(form, frame.Answers.ToDictionary(pair => pair.Key, pair => pair.Value.Value), frame.Skipped, Facts, Today);

    public string NextId() => "m" + ++_messages;

    public Turn Say(string text, params Attachment[] files) => Play(new Said(NextId(), text, files));

    public Turn Press(ButtonAction action, IReadOnlyDictionary<string, string>? inputs = null) => Play(new Pressed(NextId(), action, inputs ?? ImmutableDictionary<string, string>.Empty));

    /// <summary>Another conversation that stands where this one does.</summary>
    public Player Fork()
    {
        var fork = new Player(Catalog, _engine) { State = State, Locale = Locale, Roles = Roles, Now = Now };
        fork.Known.Clear();
        fork.Known.AddRange(Known);
        fork._messages = _messages + 1_000;
        fork._cards.AddRange(_cards);
        return fork;
    }

    public void PlayAll(IEnumerable<Move> moves)
    {
        foreach (var move in moves)
        {
            Moves.Play(this, move);
        }
    }

    public Turn Play(DialogEvent happened)
    {
        var turn = Once(happened);
        if (Twice && happened is Said or Pressed)
        {
            Once(happened);
        }

        return turn;
    }

    public void Restart()
    {
        State = StateJson.Read(StateJson.Write(State));
        _take = _engine(_loaded);
    }

    public void Deploy(CatalogModel next)
    {
        Catalog = next;
        Known.RemoveAll(old => next.Forms.Any(form => form.Id == old.Id && form.Version == old.Version));
        Known.AddRange(next.Forms);
        _loaded = next.Load();
        Restart();
    }

    private Turn Once(DialogEvent happened)
    {
        var before = State;
        _happening = happened;
        var effects = new List<Effect>();
        var context = new DialogContext(Locale, Roles, Now, China, Facts);
        var steps = 0;
        for (DialogEvent? next = happened; next is not null;)
        {
            if (Restarts)
            {
                Restart();
            }

            (++steps).ShouldBeLessThan(60, "The turn does not end.");
            var step = _take(State, next, context);
            State = step.State;
            effects.AddRange(step.Effects);
            next = step.Asking switch
            {
                RunCommand run => Run(run.Call),
                LoadOptions load => new OptionsLoaded(load.CallId, Sources.Found(load.Source, (load.Values.GetValueOrDefault("query") as Value.TextValue)?.Text)),
                _ => null,
            };
        }

        State.Waiting.ShouldBeNull();
        var turn = new Turn(happened, before, State, effects);
        _turns.Add(turn);
        _happening = null;
        _cards.AddRange(turn.Cards.Select(card => (_turns.Count, card)));
        return turn;
    }

    private CommandFinished Run(CommandCall call)
    {
        var result = Answer(call);
        Results.Add((call, result));
        return new CommandFinished(call.Id, result);
    }

    private CommandResult Answer(CommandCall call)
    {
        if (call.Name.StartsWith("form.", StringComparison.Ordinal) && Outcome is { } outcome)
        {
            Outcome = null;
            return outcome(call);
        }

        return call.Name.StartsWith("form.", StringComparison.Ordinal)
            ? new CommandResult { Values = new Dictionary<string, Value> { ["number"] = "A7" } }
            : CommandResult.Said(Reply.Of("做了 " + call.Name));
    }
}
