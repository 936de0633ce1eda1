using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>One event being taken: the state as it becomes, the effects as they gather.</summary>
internal sealed class Turn
{
    private const int Remembered = 16;
    private string? _text;
    private string _bare = "";

    public Turn(DialogCatalog catalog, DialogEngineOptions options, ConversationState state, DialogContext context)
    {
        Catalog = catalog;
        Options = options;
        State = state;
        Context = context;
        Locale = Locales.Nearest(context.Locale);
        Stack = new DialogStack(this);
        Starts = new DialogStarts(this);
        Ends = new DialogEnds(this);
        Forms = new FormFlow(this);
        Pages = new FormPages(this);
        Lists = new FormLists(this);
        Submits = new FormSubmit(this);
        Calls = new FormCalls(this);
        Extracts = new FormExtracts(this);
        Drafts = new Drafts(this);
        Stuck = new FormStuck(this);
        Desks = new DeskFlow(this);
        Questions = new Questions(this);
    }

    public DialogCatalog Catalog { get; }

    public DialogEngineOptions Options { get; }

    public DialogContext Context { get; }

    public string Locale { get; }

    public ConversationState State { get; set; }

    public List<Effect> Effects { get; } = [];

    public DialogStack Stack { get; }

    public DialogStarts Starts { get; }

    public DialogEnds Ends { get; }

    public FormFlow Forms { get; }

    public FormPages Pages { get; }

    public FormLists Lists { get; }

    public FormSubmit Submits { get; }

    public FormCalls Calls { get; }

    public FormExtracts Extracts { get; }

    public Drafts Drafts { get; }

    public FormStuck Stuck { get; }

    public DeskFlow Desks { get; }

    public Questions Questions { get; }

    /// <summary>The message being taken, or empty when the event is none.</summary>
    public string MessageId { get; set; } = "";

    public Frame? Top => State.Frames.IsEmpty ? null : State.Frames[^1];

    public DialogDefinition? TopDefinition => Top is { } top ? Definition(top) : null;

    public DialogDefinition? Definition(Frame frame) => Catalog.Find(frame.Dialog, frame.Version, frame.Hash);

    public string T(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Catalog.Texts.Format(key, Locale, values);

    public void Say(Reply reply) => Effects.Add(new Say(reply));

    public void Say(string text) => Say(Reply.Of(text));

    public void SayText(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Say(Reply.Of(T(key, values)));

    /// <summary>Keeps the message of this turn out of transcript and logs.</summary>
    public void Hide()
    {
        if (!Effects.Exists(effect => effect is HideMessage))
        {
            Effects.Add(new HideMessage(T("engine.hidden")));
        }
    }

    /// <summary>Tells, beside the words, what was refused and why; an empty field is the form as a whole.</summary>
    public void Reject(string field, string code) => Effects.Add(new Rejected(field, code));

    public void SayAll(IEnumerable<Reply> replies)
    {
        foreach (var reply in replies)
        {
            Say(reply);
        }
    }

    /// <summary>The first phrase of a global command, as a short answer to offer.</summary>
    public string Word(string command) => Catalog.Texts.Phrases("engine.commands." + command, Locale)[0];

    public void Put(Frame frame) => State = State with { Frames = State.Frames.SetItem(State.Frames.Length - 1, frame) };

    /// <summary>As <see cref="Fold.Bare"/>, once for a text however often it is asked for.</summary>
    public string Bare(string text)
    {
        if (!ReferenceEquals(text, _text))
        {
            (_text, _bare) = (text, Fold.Bare(text));
        }

        return _bare;
    }

    /// <summary>Notes that the person is at the topmost dialog now.</summary>
    public void Touch()
    {
        var now = Context.Now.ToUnixTimeSeconds();
        if (Top is { } top && top.At != now)
        {
            Put(top with { At = now });
        }
    }

    /// <summary>A time of the person's own zone; one that a change of the clocks leaves out is the hour after.</summary>
    public DateTimeOffset At(DateTime local)
    {
        var valid = Context.Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(valid, Context.Zone.GetUtcOffset(valid));
    }

    public int NextNumber()
    {
        State = State with { Counter = State.Counter + 1 };
        return State.Counter;
    }

    /// <summary>An id that no other life of this conversation has given out, even after its state was lost.</summary>
    public string NextId() => $"{Base36(Context.Now.ToUnixTimeMilliseconds())}-{Base36(NextNumber())}";

    public void Close(string id) => State = State with { Closed = Last(State.Closed, id) };

    public bool HasTaken(DialogEvent happened) => happened switch
    {
        Said said => State.Taken.Contains(said.MessageId),
        Pressed pressed => State.Taken.Contains(pressed.MessageId),
        _ => false,
    };

    public bool TakeOnce(string messageId)
    {
        if (messageId.Length == 0)
        {
            return true;
        }

        if (State.Taken.Contains(messageId))
        {
            return false;
        }

        State = State with { Taken = Last(State.Taken, messageId) };
        MessageId = messageId;
        return true;
    }

    /// <summary>Asks for a command; the turn goes on with its answer.</summary>
    public void Run(string command, IReadOnlyDictionary<string, Value> input, string idempotencyKey, WaitingFor then, string? subject = null)
    {
        var id = "c" + Base36(NextNumber());
        State = State with { Waiting = new Waiting(id, then, subject) };
        Effects.Add(new RunCommand(new CommandCall(id, command, input, idempotencyKey)));
    }

    public void Load(string source, IReadOnlyDictionary<string, Value> values, Waiting then)
    {
        var id = "o" + Base36(NextNumber());
        State = State with { Waiting = then with { CallId = id } };
        Effects.Add(new LoadOptions(id, source, values));
    }

    /// <summary>Asks a model; the turn goes on with its answer.</summary>
    public void AskModel(string text, IReadOnlyList<Option> dialogs, IReadOnlyList<Option> fields, Waiting then)
    {
        var id = "m" + Base36(NextNumber());
        State = State with { Waiting = then with { CallId = id, Message = MessageId } };
        Effects.Add(new AskModel(id, text, dialogs, fields));
    }

    private static ImmutableArray<string> Last(ImmutableArray<string> items, string item) =>
        items.Length < Remembered ? items.Add(item) : [.. items.AsSpan()[^(Remembered - 1)..], item];

    private static string Base36(long number)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var result = "";
        do
        {
            result = Digits[(int)(number % 36)] + result;
            number /= 36;
        }
        while (number > 0);
        return result;
    }
}
