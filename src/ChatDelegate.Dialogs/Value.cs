using System.Collections.Immutable;

namespace ChatDelegate.Dialogs;

/// <summary>The kinds of value that a field, an event or a command can hold.</summary>
public enum ValueType
{
    Text,
    Number,
    Flag,
    Date,
    DateTime,
    List,
    Attachments,
}

/// <summary>A value as the engine holds it: immutable, comparable, serialisable, with no behaviour of the field it came from.</summary>
public abstract record Value
{
    private Value()
    {
    }

    public abstract ValueType Type { get; }

    public static implicit operator Value(string text) => new TextValue(text);

    public static implicit operator Value(decimal number) => new NumberValue(number);

    public static implicit operator Value(bool flag) => new FlagValue(flag);

    public sealed record TextValue(string Text) : Value
    {
        public override ValueType Type => ValueType.Text;
    }

    public sealed record NumberValue(decimal Number) : Value
    {
        public override ValueType Type => ValueType.Number;
    }

    public sealed record FlagValue(bool Flag) : Value
    {
        public override ValueType Type => ValueType.Flag;
    }

    public sealed record DateValue(DateOnly Date) : Value
    {
        public override ValueType Type => ValueType.Date;
    }

    public sealed record DateTimeValue(DateTimeOffset At) : Value
    {
        public override ValueType Type => ValueType.DateTime;
    }

    /// <summary>The ids of chosen options, in the order shown.</summary>
    public sealed record ListValue(ImmutableArray<string> Items) : Value
    {
        public override ValueType Type => ValueType.List;

        public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);
    }

    public sealed record AttachmentsValue(ImmutableArray<Attachment> Items) : Value
    {
        public override ValueType Type => ValueType.Attachments;

        public bool Equals(AttachmentsValue? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);
    }
}

/// <summary>A file that came with a message and is already stored; the engine sees its name and kind, never its bytes.</summary>
/// <param name="Id">The store's id.</param>
/// <param name="ContentType">As found from the content, not as the sender claims.</param>
/// <param name="Bytes">Size.</param>
public sealed record Attachment(string Id, string Name, string ContentType, long Bytes);
