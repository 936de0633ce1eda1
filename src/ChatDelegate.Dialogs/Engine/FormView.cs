using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>A form as it stands: what is visible, what is filled, what comes next, how values read.</summary>
internal sealed class FormView(FormDefinition form, Frame frame, Turn turn)
{
    public IEnumerable<FieldDefinition> Visible => form.Fields.Where(item => IsVisible(item, form.Fields.Length));

    public IEnumerable<FieldDefinition> Filled => Visible.Where(item => frame.Answers.ContainsKey(item.Id));

    public FieldDefinition? Next => Visible.FirstOrDefault(item => item.Asked && !IsSettled(item));

    public int Open => Visible.Count(item => item.Asked && !IsSettled(item));

    public RuleDefinition? BrokenRule => form.Rules.FirstOrDefault(rule => rule.When.IsTrue(ValueOf, turn.Context.Today));

    public bool IsSettled(FieldDefinition field) => frame.Answers.ContainsKey(field.Id) || frame.Skipped.Contains(field.Id);

    /// <summary>The field before the focus, or the last one when the summary stands.</summary>
    public FieldDefinition? Before(string? focus) =>
        Visible.TakeWhile(field => field.Id != focus).LastOrDefault(field => field.Asked && IsSettled(field));

    public Value? ValueOf(string name) => ValueOf(name, form.Fields.Length);

    /// <summary>Values of visible fields only: what was hidden again is kept but counts for nothing.</summary>
    public ImmutableDictionary<string, Value> Active() => Filled.ToImmutableDictionary(field => field.Id, field => frame.Answers[field.Id].Value);

    public string Fill(string template) => Template.Fill(template, name => name switch
    {
        _ when name.StartsWith("facts.", StringComparison.Ordinal) => Plain(turn.Context.Facts.GetValueOrDefault(name["facts.".Length..])),
        _ when name.StartsWith("values.", StringComparison.Ordinal) => Plain(frame.Kept.GetValueOrDefault(name["values.".Length..])),
        _ => form.Field(name) is { } field && frame.Answers.ContainsKey(name) && IsVisible(field, form.Fields.Length) ? Show(field) : "",
    });

    /// <summary>The value as the person reads it; of a sensitive field only that there is one.</summary>
    public string Show(FieldDefinition field)
    {
        if (!frame.Answers.TryGetValue(field.Id, out var answer))
        {
            return turn.T("engine.none");
        }

        return field.Sensitive || answer.Sensitive ? turn.T("engine.hidden") : Show(field, answer);
    }

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
        Value.FlagValue flag => turn.T(flag.Flag ? "engine.yes" : "engine.no"),
        Value.AttachmentsValue files => turn.T("engine.files", ("count", files.Items.Length)),
        Value.DateTimeValue time => Times.Show(TimeZoneInfo.ConvertTime(time.At, turn.Context.Zone)),
        Value.TextValue text when !field.Options.IsEmpty => Label(field, text.Text),
        Value.ListValue list when !field.Options.IsEmpty => string.Join(turn.T("engine.comma"), list.Items.Select(id => Label(field, id))),
        _ => answer.Label ?? Plain(answer.Value),
    };

    private string Label(FieldDefinition field, string id) =>
        field.Options.FirstOrDefault(option => option.Id == id)?.Label.For(turn.Locale) ?? id;

    // Conditions can look at each other in a circle; as many steps as there are fields is enough for all that do not.
    private bool IsVisible(FieldDefinition field, int depth) =>
        field.When is null || (depth > 0 && field.When.IsTrue(name => ValueOf(name, depth - 1), turn.Context.Today));

    private Value? ValueOf(string name, int depth)
    {
        if (name == "roles")
        {
            return new Value.ListValue([.. turn.Context.Roles]);
        }

        if (name.StartsWith("facts.", StringComparison.Ordinal))
        {
            return turn.Context.Facts.GetValueOrDefault(name["facts.".Length..]);
        }

        return frame.Answers.TryGetValue(name, out var answer) && form.Field(name) is { } field && IsVisible(field, depth) ? answer.Value : null;
    }
}
