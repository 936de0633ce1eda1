using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>What a text means as the answer to a field.</summary>
internal abstract record Reading
{
    /// <param name="Label">How the chosen options were called.</param>
    internal sealed record Is(Value Value, string? Label = null) : Reading;

    /// <summary>It can mean more than one thing: ask.</summary>
    internal sealed record Unclear(ImmutableArray<string> Choices) : Reading;

    /// <summary>It is no answer. Without a text the engine's sentence for the type is used.</summary>
    internal sealed record Wrong(string Code, string? Text = null) : Reading;
}

/// <summary>Reads texts as values of a field's type and checks them; the same for chat and for cards.</summary>
internal sealed class AnswerReader(Turn turn)
{
    public Reading Read(FieldDefinition field, string text, IReadOnlyList<Option> options, FormView view)
    {
        if (text.Length > Longest(field))
        {
            return new Reading.Wrong("too_long", turn.T("engine.too_long", ("most", Longest(field)), ("length", text.Length)));
        }

        var reading = Understand(field, text, options);
        return reading is Reading.Is answer && Refuse(field, answer.Value, view) is { } wrong ? wrong : reading;
    }

    /// <summary>A start value as the field would hold it. Phrases and buttons bring texts: they are read like answers. Null when it does not fit.</summary>
    public Value? Start(FieldDefinition field, Value value, FormView view)
    {
        if (value.Type != field.ValueType && value is Value.TextValue text && field.OptionsFrom is null)
        {
            return Understand(field, text.Text, field.OptionsFor(turn.Locale)) is Reading.Is read && Refuse(field, read.Value, view) is null ? read.Value : null;
        }

        return value.Type == field.ValueType ? value : null;
    }

    /// <summary>Checks a value however it came; null when it may stand.</summary>
    public Reading.Wrong? Refuse(FieldDefinition field, Value value, FormView view)
    {
        foreach (var check in field.Checks)
        {
            if (!check.Warns && Fails(check, field, value, view))
            {
                return new Reading.Wrong(check.Code, check.Text is { } text ? view.Fill(text.For(turn.Locale)) : Sentence(check));
            }
        }

        var count = value switch
        {
            Value.ListValue list => list.Items.Length,
            Value.AttachmentsValue files => files.Items.Length,
            _ => (int?)null,
        };
        if (count > field.Most)
        {
            return new Reading.Wrong("too_many", turn.T("engine.too_many", ("most", field.Most)));
        }

        return count < field.Least ? new Reading.Wrong("too_few", turn.T("engine.too_few", ("least", field.Least))) : null;
    }

    /// <summary>What there is to point out about a value that may stand.</summary>
    public IEnumerable<string> Warnings(FieldDefinition field, Value value, FormView view) =>
        field.Checks.Where(check => check.Warns && Fails(check, field, value, view)).Select(check => view.Fill(check.Text?.For(turn.Locale) ?? Sentence(check)));

    // A check with max_length has a code and words of its own, and may only warn; it can allow more than is usual, too.
    public int Longest(FieldDefinition field) =>
        field.MaxLength ?? Math.Max(field.Type == FieldType.LongText ? turn.Options.MaxLength : turn.Options.MaxShortLength, field.Checks.Max(check => check.MaxLength) ?? 0);

    private Reading Understand(FieldDefinition field, string text, IReadOnlyList<Option> options) => field.Type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Place => Words(text),
        FieldType.Person when !field.HasOptions => Words(text),
        FieldType.Person => One(text, options),
        FieldType.Choice or FieldType.Reference => One(text, options),
        FieldType.MultiChoice => Several(field, text, options),
        FieldType.Number => Numbers.Read(text) is { } number ? new Reading.Is(number) : new Reading.Wrong("not_a_number"),
        FieldType.Date => Date(text),
        FieldType.DateTime => Time(text),
        FieldType.Bool => YesNo.Read(text) is { } flag ? new Reading.Is(flag) : new Reading.Wrong("not_yes_or_no"),
        FieldType.Attachment => new Reading.Wrong("no_attachment"),
        _ => throw new InvalidOperationException($"No reading for {field.Type}."),
    };

    private Reading Words(string text) =>
        Fold.HasWords(text) ? new Reading.Is(text.Trim()) : new Reading.Wrong("no_words", turn.T("engine.no_words"));

    private static Reading One(string text, IReadOnlyList<Option> options)
    {
        var chosen = Choices.Read(text, options);
        return chosen switch
        {
            { One: { } one } => new Reading.Is(options[one].Id, options[one].Label),
            { IsAmbiguous: true } => new Reading.Unclear([.. chosen.Candidates.Select(i => options[i].Label)]),
            _ => new Reading.Wrong("not_an_option"),
        };
    }

    private Reading Several(FieldDefinition field, string text, IReadOnlyList<Option> options)
    {
        if (field.Least == 0 && Lists.IsNone(text) && !Choices.IsExact(text, options))
        {
            return new Reading.Is(new Value.ListValue([]));
        }

        return Lists.Read(text, options) is { IsEmpty: false } chosen
            ? new Reading.Is(new Value.ListValue([.. chosen.Select(i => options[i].Id)]), string.Join(turn.T("engine.comma"), chosen.Select(i => options[i].Label)))
            : new Reading.Wrong("not_an_option");
    }

    private Reading Date(string text)
    {
        var days = Dates.Read(text, turn.Context.Today);
        return days.Length switch
        {
            0 => new Reading.Wrong("not_a_date"),
            1 => new Reading.Is(new Value.DateValue(days[0])),
            _ => new Reading.Unclear([.. days.Select(day => FormView.Plain(new Value.DateValue(day)))]),
        };
    }

    private Reading Time(string text)
    {
        var times = Times.Read(text, turn.Context.LocalNow.DateTime).Select(turn.At).ToImmutableArray();
        return times.Length switch
        {
            0 => new Reading.Wrong("not_a_time"),
            1 => new Reading.Is(new Value.DateTimeValue(times[0])),
            _ => new Reading.Unclear([.. times.Select(Times.Show)]),
        };
    }

    private bool Fails(CheckDefinition check, FieldDefinition field, Value value, FormView view) =>
        (value is Value.TextValue text
            && (text.Text.Length > check.MaxLength || text.Text.Length < check.MinLength || check.Matches?.IsMatch(text.Text) == false))
        || (value is Value.NumberValue number && (number.Number < check.Min || number.Number > check.Max))
        || check.Fails?.IsTrue(name => name == field.Id ? value : view.ValueOf(name), turn.Context.Today) == true;

    private string Sentence(CheckDefinition check) => check switch
    {
        { MaxLength: { } most } => turn.T("engine.too_long_text", ("most", most)),
        { MinLength: { } least } => turn.T("engine.too_short", ("least", least)),
        { Min: { } min } => turn.T("engine.too_small", ("min", min)),
        { Max: { } max } => turn.T("engine.too_large", ("max", max)),
        _ => turn.T("engine.invalid"),
    };
}
