using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>A condition that knows its own truth, worked out here anew so that the engine's is held against it.</summary>
internal abstract record ConditionModel
{
    public abstract IEnumerable<string> Names { get; }

    public abstract IEnumerable<ConditionModel> Smaller { get; }

    public abstract bool Holds(Func<string, Value?> valueOf, DateOnly today);

    /// <summary>What is left of it over these fields as they are now; null for nothing.</summary>
    public abstract ConditionModel? Fitting(Func<string, FieldModel?> fields);

    public abstract ConditionModel Renamed(string from, string to);

    public bool Mentions(string name) => Names.Contains(name);

    private static bool IsEmpty(Value? value) => value switch
    {
        null => true,
        Value.TextValue text => string.IsNullOrWhiteSpace(text.Text),
        Value.ListValue list => list.Items.IsEmpty,
        Value.AttachmentsValue files => files.Items.IsEmpty,
        _ => false,
    };

    /// <param name="Sign">A comparison; <c>in</c> a list of literals; <c>has</c> for a literal in a list that a field holds; nothing for the name alone.</param>
    internal sealed record Test(string Name, string Sign, params ImmutableArray<string> Literals) : ConditionModel
    {
        public override IEnumerable<string> Names => [Name];

        public override IEnumerable<ConditionModel> Smaller => Sign == "in" && Literals.Length > 1 ? [this with { Literals = [Literals[0]] }] : [];

        public override bool Holds(Func<string, Value?> valueOf, DateOnly today)
        {
            var value = valueOf(Name);
            var literals = Literals.Select(literal => Read(literal, today)).ToList();
            return Sign switch
            {
                "" => value is Value.FlagValue flag ? flag.Flag : !IsEmpty(value),
                "in" => value is not null && literals.Contains(value),
                "has" => value is Value.ListValue list && list.Items.Contains(((Value.TextValue)literals[0]!).Text),
                "==" => Same(value, literals[0]),
                "!=" => !Same(value, literals[0]),
                "<" => Order(value, literals[0]) < 0,
                ">" => Order(value, literals[0]) > 0,
                "<=" => Order(value, literals[0]) <= 0,
                _ => Order(value, literals[0]) >= 0,
            };
        }

        public override ConditionModel? Fitting(Func<string, FieldModel?> fields) =>
            Name.StartsWith("facts.", StringComparison.Ordinal) || (fields(Name) is { } field && Literals.All(literal => Fits(field, literal))) ? this : null;

        public override ConditionModel Renamed(string from, string to) => Name == from ? this with { Name = to } : this;

        public override string ToString() => Sign switch
        {
            "" => Name,
            "in" => $"{Name} in [{string.Join(", ", Literals)}]",
            "has" => $"{Literals[0]} in {Name}",
            _ => $"{Name} {Sign} {Literals[0]}",
        };

        private bool Fits(FieldModel field, string literal) => literal switch
        {
            "empty" => true,
            "today" => field.Kind is FieldKind.Date or FieldKind.DateTime,
            "true" or "false" => field.Kind == FieldKind.Bool,
            ['\'', ..] when field.HasOptions => (Sign == "has") == (field.Kind == FieldKind.MultiChoice) && field.Offered.Any(option => option.Id == literal[1..^1]),
            ['\'', ..] => field.IsWords && Sign != "has",
            _ => field.Kind == FieldKind.Number,
        };

        private static Value? Read(string literal, DateOnly today) => literal switch
        {
            "empty" => null,
            "today" => new Value.DateValue(today),
            "true" => true,
            "false" => false,
            ['\'', ..] => literal[1..^1],
            _ => decimal.Parse(literal, CultureInfo.InvariantCulture),
        };

        private static bool Same(Value? left, Value? right) => IsEmpty(left) ? IsEmpty(right) : Equals(left, right);

        private static int? Order(Value? left, Value? right) => (left, right) switch
        {
            (Value.NumberValue a, Value.NumberValue b) => a.Number.CompareTo(b.Number),
            (Value.TextValue a, Value.TextValue b) => string.CompareOrdinal(a.Text, b.Text),
            (Value.DateValue a, Value.DateValue b) => a.Date.CompareTo(b.Date),
            (Value.DateTimeValue a, Value.DateValue b) => DateOnly.FromDateTime(a.At.DateTime).CompareTo(b.Date),
            _ => null,
        };
    }

    internal sealed record Joined(ConditionModel Left, string Word, ConditionModel Right) : ConditionModel
    {
        public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);

        public override IEnumerable<ConditionModel> Smaller => [Left, Right];

        public override bool Holds(Func<string, Value?> valueOf, DateOnly today) => Word == "and"
            ? Left.Holds(valueOf, today) && Right.Holds(valueOf, today)
            : Left.Holds(valueOf, today) || Right.Holds(valueOf, today);

        public override ConditionModel? Fitting(Func<string, FieldModel?> fields) => (Left.Fitting(fields), Right.Fitting(fields)) switch
        {
            ({ } left, { } right) => this with { Left = left, Right = right },
            var (left, right) => left ?? right,
        };

        public override ConditionModel Renamed(string from, string to) => this with { Left = Left.Renamed(from, to), Right = Right.Renamed(from, to) };

        public override string ToString() => $"({Left} {Word} {Right})";
    }

    internal sealed record Negated(ConditionModel Inner) : ConditionModel
    {
        public override IEnumerable<string> Names => Inner.Names;

        public override IEnumerable<ConditionModel> Smaller => [Inner];

        public override bool Holds(Func<string, Value?> valueOf, DateOnly today) => !Inner.Holds(valueOf, today);

        public override ConditionModel? Fitting(Func<string, FieldModel?> fields) => Inner.Fitting(fields) is { } inner ? new Negated(inner) : null;

        public override ConditionModel Renamed(string from, string to) => new Negated(Inner.Renamed(from, to));

        public override string ToString() => $"not ({Inner})";
    }
}
