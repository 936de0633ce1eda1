using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Conditions;

/// <summary>
/// A <c>when</c> expression. Total: whatever the values are, it is true or false, never an error;
/// values of different kinds are unequal and neither is less than the other.
/// </summary>
internal abstract record Condition
{
    /// <summary>The fields, facts and other names it looks at.</summary>
    public IReadOnlyList<string> Names => field ??= [.. Operands.OfType<Operand.Name>().Select(name => name.Id).Distinct()];

    public abstract IEnumerable<Operand> Operands { get; }

    public abstract bool IsTrue(Func<string, Value?> valueOf, DateOnly today);

    internal sealed record Either(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<Operand> Operands => Left.Operands.Concat(Right.Operands);

        public override bool IsTrue(Func<string, Value?> valueOf, DateOnly today) => Left.IsTrue(valueOf, today) || Right.IsTrue(valueOf, today);
    }

    internal sealed record Both(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<Operand> Operands => Left.Operands.Concat(Right.Operands);

        public override bool IsTrue(Func<string, Value?> valueOf, DateOnly today) => Left.IsTrue(valueOf, today) && Right.IsTrue(valueOf, today);
    }

    internal sealed record Not(Condition Inner) : Condition
    {
        public override IEnumerable<Operand> Operands => Inner.Operands;

        public override bool IsTrue(Func<string, Value?> valueOf, DateOnly today) => !Inner.IsTrue(valueOf, today);
    }

    /// <summary>A flag on its own, or any other value that is there.</summary>
    internal sealed record Holds(Operand Operand) : Condition
    {
        public override IEnumerable<Operand> Operands => [Operand];

        public override bool IsTrue(Func<string, Value?> valueOf, DateOnly today) =>
            Operand.Evaluate(valueOf, today) is var value && (value is Value.FlagValue flag ? flag.Flag : !Operand.IsEmpty(value));
    }

    internal sealed record Compares(Operand Left, string Sign, Operand Right) : Condition
    {
        public override IEnumerable<Operand> Operands => [Left, Right];

        public override bool IsTrue(Func<string, Value?> valueOf, DateOnly today)
        {
            var left = Left.Evaluate(valueOf, today);
            var right = Right.Evaluate(valueOf, today);
            return Sign switch
            {
                "==" => Same(left, right),
                "!=" => !Same(left, right),
                "<" => Order(left, right) < 0,
                ">" => Order(left, right) > 0,
                "<=" => Order(left, right) <= 0,
                _ => Order(left, right) >= 0,
            };
        }

        private static bool Same(Value? left, Value? right) =>
            Operand.IsEmpty(left) ? Operand.IsEmpty(right) : left == right;

        private static int? Order(Value? left, Value? right) => (left, right) switch
        {
            (Value.NumberValue a, Value.NumberValue b) => a.Number.CompareTo(b.Number),
            (Value.TextValue a, Value.TextValue b) => string.CompareOrdinal(a.Text, b.Text),
            (Value.DateValue a, Value.DateValue b) => a.Date.CompareTo(b.Date),
            (Value.DateTimeValue a, Value.DateTimeValue b) => a.At.CompareTo(b.At),
            (Value.DateTimeValue a, Value.DateValue b) => DateOnly.FromDateTime(a.At.DateTime).CompareTo(b.Date),
            (Value.DateValue a, Value.DateTimeValue b) => a.Date.CompareTo(DateOnly.FromDateTime(b.At.DateTime)),
            _ => null,
        };
    }

    internal sealed record In(Operand Left, ImmutableArray<Operand> Items) : Condition
    {
        public override IEnumerable<Operand> Operands => Items.Prepend(Left);

        public override bool IsTrue(Func<string, Value?> valueOf, DateOnly today)
        {
            var left = Left.Evaluate(valueOf, today);
            return left is not null && Items.Any(item => Among(left, item.Evaluate(valueOf, today)));
        }

        private static bool Among(Value left, Value? item) => item switch
        {
            Value.ListValue list => left is Value.TextValue text && list.Items.Contains(text.Text),
            null => false,
            _ => left == item,
        };
    }
}

/// <summary>One side of a comparison.</summary>
internal abstract record Operand
{
    public abstract Value? Evaluate(Func<string, Value?> valueOf, DateOnly today);

    public static bool IsEmpty(Value? value) => value switch
    {
        null => true,
        Value.TextValue text => string.IsNullOrWhiteSpace(text.Text),
        Value.ListValue list => list.Items.IsEmpty,
        Value.AttachmentsValue files => files.Items.IsEmpty,
        _ => false,
    };

    internal sealed record Constant(Value? Value) : Operand
    {
        public override Value? Evaluate(Func<string, Value?> valueOf, DateOnly today) => Value;
    }

    internal sealed record Today : Operand
    {
        public override Value Evaluate(Func<string, Value?> valueOf, DateOnly today) => new Value.DateValue(today);
    }

    internal sealed record Name(string Id) : Operand
    {
        public override Value? Evaluate(Func<string, Value?> valueOf, DateOnly today) => valueOf(Id);
    }
}
