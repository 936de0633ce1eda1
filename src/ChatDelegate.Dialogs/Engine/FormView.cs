using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>A form as it stands: what is visible, what is filled, what comes next, how values read. Made once for a frame.</summary>
internal sealed class FormView(FormDefinition form, Frame frame, Turn turn)
{
    private readonly Dictionary<string, bool> _shown = [];

    public FormDefinition Form => form;

    public Frame Frame => frame;

    public IReadOnlyList<FieldDefinition> Visible => field ??= [.. form.Fields.Where(IsVisible)];

    public IEnumerable<FieldDefinition> Filled => Visible.Where(item => frame.Answers.ContainsKey(item.Id));

    /// <summary>The first that is still to be asked; a secret is not among them.</summary>
    public FieldDefinition? Next
    {
        get
        {
            foreach (var item in Visible)
            {
                if (item is { Asked: true, Secret: false } && !IsSettled(item))
                {
                    return item;
                }
            }

            return null;
        }
    }

    /// <summary>What is asked once the summary is confirmed, or null.</summary>
    public FieldDefinition? Secret => form.Fields[^1] is { Secret: true } secret && IsVisible(secret) ? secret : null;

    public int Open => Visible.Count(item => item.Asked && !IsSettled(item));

    public RuleDefinition? BrokenRule => form.Rules.FirstOrDefault(rule => !rule.Warns && rule.When.IsTrue(ValueOf, turn.Context.Today));

    public IEnumerable<RuleDefinition> Warnings => form.Rules.Where(rule => rule.Warns && rule.When.IsTrue(ValueOf, turn.Context.Today));

    public bool IsSettled(FieldDefinition field) => frame.Answers.ContainsKey(field.Id) || frame.Skipped.Contains(field.Id);

    public bool IsShown(string id) => form.Field(id) is { } field && IsVisible(field);

    /// <summary>The field before the focus, or the last one when the summary stands.</summary>
    public FieldDefinition? Before(string? focus) =>
        Visible.TakeWhile(field => field.Id != focus).LastOrDefault(field => field.Asked && IsSettled(field));

    /// <summary>What a person can change, in the order of the numbers they see.</summary>
    public IReadOnlyList<FieldDefinition> Changeable => field ??= [.. Visible.Where(item => item.Asked && IsSettled(item))];

    public Value? ValueOf(string name)
    {
        if (frame.Answers.TryGetValue(name, out var answer))
        {
            return IsShown(name) ? answer.Value : null;
        }

        if (name == "roles")
        {
            return new Value.ListValue([.. turn.Context.Roles]);
        }

        return name.StartsWith("facts.", StringComparison.Ordinal) ? turn.Context.Facts.GetValueOrDefault(name["facts.".Length..]) : null;
    }

    /// <summary>Values of visible fields only: what was hidden again is kept but counts for nothing.</summary>
    public ImmutableDictionary<string, Value> Active() => Filled.ToImmutableDictionary(field => field.Id, field => frame.Answers[field.Id].Value);

    /// <summary>What the source of a list may see: nothing private.</summary>
    public ImmutableDictionary<string, Value> Shareable() =>
        Filled.Where(field => !IsPrivate(field)).ToImmutableDictionary(field => field.Id, field => frame.Answers[field.Id].Value);

    /// <summary>What <c>give:</c> names: a field, <c>$values.name</c> or <c>$facts.name</c>.</summary>
    public Value? Source(string source) =>
        source.StartsWith("$values.", StringComparison.Ordinal) ? frame.Kept.GetValueOrDefault(source["$values.".Length..])
        : source.StartsWith("$facts.", StringComparison.Ordinal) ? turn.Context.Facts.GetValueOrDefault(source["$facts.".Length..])
        : ValueOf(source);

    public string Fill(string template) => Template.Fill(template, name => name switch
    {
        _ when name.StartsWith("facts.", StringComparison.Ordinal) => Plain(turn.Context.Facts.GetValueOrDefault(name["facts.".Length..])),
        _ when name.StartsWith("values.", StringComparison.Ordinal) => Plain(frame.Kept.GetValueOrDefault(name["values.".Length..])),
        _ => form.Field(name) is { } field && frame.Answers.ContainsKey(name) && IsVisible(field) ? Show(field) : "",
    });

    /// <summary>The value as the person reads it; of a sensitive field only that there is one.</summary>
    public string Show(FieldDefinition field)
    {
        if (!frame.Answers.TryGetValue(field.Id, out var answer))
        {
            return turn.T("engine.none");
        }

        return IsPrivate(field) ? turn.T("engine.hidden") : Show(field, answer);
    }

    /// <summary>True for a sensitive field, and for what was given to one, whatever its field is called in this version.</summary>
    public bool IsPrivate(FieldDefinition field) => field.Sensitive || frame.Answers.GetValueOrDefault(field.Id) is { Sensitive: true };

    /// <summary>A value on its own, where no field says how it is called.</summary>
    public static string Show(Answer answer, Turn turn) => answer.Sensitive ? turn.T("engine.hidden") : answer.Value switch
    {
        Value.FlagValue flag => turn.T(flag.Flag ? "engine.yes" : "engine.no"),
        Value.AttachmentsValue files => turn.T("engine.files", ("count", files.Items.Length)),
        Value.DateTimeValue time => Times.Show(TimeZoneInfo.ConvertTime(time.At, turn.Context.Zone)),
        _ => answer.Label ?? Plain(answer.Value),
    };

    public static string Plain(Value? value) => value switch
    {
        null => "",
        Value.TextValue text => text.Text,
        Value.NumberValue number => number.Number.ToString("0.############", CultureInfo.InvariantCulture),
        Value.FlagValue flag => flag.Flag ? "✓" : "✗",
        Value.DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Value.DateTimeValue time => Times.Show(time.At),
        Value.ListValue list => string.Join(", ", list.Items),
        Value.AttachmentsValue files => files.Items.Length.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private string Show(FieldDefinition field, Answer answer) => answer.Value switch
    {
        Value.FlagValue when field.Type == FieldType.Dialog => turn.T("engine.called"),
        Value.TextValue text when !field.Options.IsEmpty => Label(field, text.Text),
        Value.ListValue list when !field.Options.IsEmpty => string.Join(turn.T("engine.comma"), list.Items.Select(id => Label(field, id))),
        _ => Show(answer, turn),
    };

    private string Label(FieldDefinition field, string id) =>
        field.Options.FirstOrDefault(option => option.Id == id)?.Label.For(turn.Locale) ?? id;

    // The loader refuses conditions that look at each other in a circle.
    private bool IsVisible(FieldDefinition field)
    {
        if (field.When is null)
        {
            return true;
        }

        if (!_shown.TryGetValue(field.Id, out var shown))
        {
            _shown[field.Id] = shown = field.When.IsTrue(ValueOf, turn.Context.Today);
        }

        return shown;
    }
}
