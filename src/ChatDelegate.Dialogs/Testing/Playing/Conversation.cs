using System.Collections.Immutable;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>A conversation with the engine as a server would hold it, with a clock, a person and commands that the case sets.</summary>
internal sealed class Conversation
{
    private const int MostSteps = 32;
    private readonly DialogEngineOptions _options;
    private readonly Given _given;
    private readonly CommandScript _commands;
    private readonly List<Card> _cards = [];
    private DialogEngine _engine;
    private DialogEvent? _last;
    private int _messages;

    public Conversation(DialogCatalog catalog, DialogEngineOptions options, Given given, Rendering rendering)
    {
        _options = options;
        _given = given;
        _commands = new CommandScript(given);
        _engine = new DialogEngine(catalog, options);
        Now = new DateTimeOffset(given.Clock, given.Zone.GetUtcOffset(given.Clock));
        Locale = given.Locale;
        Roles = given.Roles;
        State = ConversationState.Fresh with { PrefersCards = rendering == Rendering.Card };
    }

    public ConversationState State { get; set; }

    public DateTimeOffset Now { get; set; }

    public string Locale { get; set; }

    public ImmutableArray<string> Roles { get; set; }

    public DialogCatalog Catalog => _engine.Catalog;

    /// <summary>All cards shown, the latest last.</summary>
    public IReadOnlyList<Card> Cards => _cards;

    /// <summary>What was said last.</summary>
    public ImmutableArray<Reply> Replies { get; private set; } = [];

    /// <summary>The page that can be filled in as things stand.</summary>
    public Card? Page => State.Frames is [.., var top]
        ? _cards.LastOrDefault(card => SubmitOf(card) is { } submit && submit.Draft == top.Draft && submit.Revision == top.Revision)
        : null;

    public static ButtonAction? SubmitOf(Card card) =>
        card.Blocks.OfType<Input>().Any() ? card.Buttons.FirstOrDefault(button => button.Action.Do == "submit")?.Action : null;

    public void Deploy(DialogCatalog catalog) => _engine = new DialogEngine(catalog, _options);

    public void Restart() => State = StateJson.Read(StateJson.Write(State));

    public Exchange Say(string text, ImmutableArray<Attachment> files) => Take(new Said(NextId(), text, files));

    public Exchange Press(ButtonAction action, IReadOnlyDictionary<string, string> inputs) => Take(new Pressed(NextId(), action, inputs));

    public Exchange? Repeat() => _last is { } last ? Take(last) : null;

    /// <summary>Starts a dialog with values, as a command's result does.</summary>
    public Exchange Start(string dialog, ImmutableDictionary<string, Value> values)
    {
        var before = State;
        var turn = new Turn(Catalog, _options, State, Context());
        turn.Starts.Start(dialog, values);
        return Go(before, new Step(turn.State, turn.Effects));
    }

    public Exchange Take(DialogEvent happened)
    {
        _last = happened is Said or Pressed ? happened : _last;
        return Go(State, _engine.Take(State, happened, Context()));
    }

    private Exchange Go(ConversationState before, Step step)
    {
        var effects = new List<Effect>();
        var submits = ImmutableArray.CreateBuilder<(string, bool)>();
        var drafts = before.Frames.Concat(before.Parked).ToImmutableDictionary(frame => frame.Draft);
        for (var steps = 0; ; steps++)
        {
            effects.AddRange(step.Effects);
            drafts = drafts.SetItems(step.State.Frames.Concat(step.State.Parked).Select(frame => KeyValuePair.Create(frame.Draft, frame)));
            State = step.State;
            if (step.Asking is not { } asking)
            {
                break;
            }

            if (steps == MostSteps)
            {
                throw new InvalidOperationException("The dialogs ask for commands without end.");
            }

            step = _engine.Take(State, Answer(asking, submits), Context());
        }

        Replies = [.. effects.OfType<Say>().Select(say => say.Reply)];
        _cards.AddRange(Replies.Select(reply => reply.Card).OfType<Card>());
        return new Exchange(before, State)
        {
            Replies = Replies,
            Calls = [.. effects.OfType<RunCommand>().Select(run => run.Call)],
            Submits = submits.ToImmutable(),
            Rejected = [.. effects.OfType<Rejected>()],
            Hidden = effects.OfType<HideMessage>().Any(),
            Drafts = drafts,
        };
    }

    private DialogEvent Answer(Effect asking, ImmutableArray<(string, bool)>.Builder submits)
    {
        if (asking is LoadOptions load)
        {
            return new OptionsLoaded(load.CallId, [.. _given.Options.GetValueOrDefault(load.Source, []).Select(option => option.For(Locale))]);
        }

        if (asking is AskModel ask)
        {
            // Nothing that a model might say may decide a test.
            return new ModelAnswered(ask.CallId, null, ImmutableDictionary<string, string>.Empty);
        }

        var call = ((RunCommand)asking).Call;
        var result = _commands.Answer(call, Catalog.Texts, Locale);
        if (State is { Waiting.For: WaitingFor.Submit, CurrentDialog: { } dialog })
        {
            submits.Add((dialog, result.Refusal is null));
        }

        return new CommandFinished(call.Id, result);
    }

    private DialogContext Context() => new(Locale, Roles, Now, _given.Zone, _given.Facts);

    private string NextId() => $"m{++_messages}";
}
