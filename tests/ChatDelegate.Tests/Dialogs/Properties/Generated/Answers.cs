using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>One value in the ways a person can give it.</summary>
/// <param name="Chat">As typed.</param>
/// <param name="Card">As a card's input gives it.</param>
internal sealed record Given(Value Value, string Chat, string Card);

/// <summary>What is no answer to a field, and the code it is refused with.</summary>
internal sealed record Mistake(string Raw, string Code);

/// <summary>Values for fields, as people give them in chat and on cards, right and wrong.</summary>
internal static class Answers
{
    /// <summary>The last ones speak of commands and start phrases without being one.</summary>
    public static ImmutableArray<string> Words { get; } =
    [
        "东街路灯不亮", "水管漏水", "井盖2处破损", "No lamps at night", "<b>不亮</b>", "“引号”,逗号;{matter}", "🚌站台太窄", "a\tb", "漏", "希望取消这条公交线，改走东街", "我要反映意见很久了", "路面坑洼".PadRight(60, '洼'),
    ];

    private static readonly (string Text, decimal Number)[] Numbers =
        [("0", 0), ("3", 3), ("12", 12), ("１２", 12), ("三百二十", 320), ("两万五", 25_000), ("1.5", 1.5m), ("-3", -3), ("二十", 20), ("一百", 100), ("7", 7), ("15", 15)];

    private static readonly (string Text, int Days)[] Days = [("昨天", -1), ("今天", 0), ("前天", -2), ("明天", 1), ("yesterday", -1), ("三天前", -3)];

    private static readonly (string Text, string Clock)[] Clocks = [("下午三点半", "15:30"), ("上午9点", "09:00"), ("15:30", "15:30"), ("晚上8点", "20:00")];

    /// <summary>A right one, if a few tries find any; what a sensitive field gets can be told from everything else.</summary>
    public static Given? Right(Dice dice, FieldModel field, DateOnly today, Func<FieldModel, Value, string?> refuses)
    {
        for (var i = 0; i < 20; i++)
        {
            if (Any(dice, field, today) is { } entry && refuses(field, entry.Value) is null)
            {
                return entry;
            }
        }

        return null;
    }

    public static Mistake Wrong(Dice dice, FieldModel field, DateOnly today, Func<FieldModel, Value, string?> refuses)
    {
        for (var i = 0; i < 10 && field.Kind != FieldKind.Attachment; i++)
        {
            if (Any(dice, field, today) is { } entry && refuses(field, entry.Value) is { } code)
            {
                return new Mistake(entry.Chat, code);
            }
        }

        return field.Kind switch
        {
            FieldKind.Number => new Mistake("说不准多少", "not_a_number"),
            FieldKind.Date => new Mistake("记不得哪天了", "not_a_date"),
            FieldKind.DateTime => new Mistake("记不得哪天了", "not_a_time"),
            FieldKind.Bool => new Mistake("两可之间", "not_yes_or_no"),
            FieldKind.Choice or FieldKind.MultiChoice or FieldKind.Reference => new Mistake("火星基地", "not_an_option"),
            FieldKind.Person when field.HasOptions => new Mistake("火星基地", "not_an_option"),
            FieldKind.Attachment => new Mistake("等会儿再发来", "no_attachment"),
            _ => dice.Chance(50) ? new Mistake("😀😀", "no_words") : new Mistake(new string('长', dice.Chance(30) ? 20_000 : 4_001), "too_long"),
        };
    }

    /// <summary>How one would type a value that is there already.</summary>
    public static string? Typed(FieldModel field, Value value) => value switch
    {
        Value.TextValue text when field.HasOptions => field.Offered.FirstOrDefault(option => option.Id == text.Text)?.Label,
        Value.TextValue text => text.Text,
        Value.NumberValue number => number.Number.ToString(CultureInfo.InvariantCulture),
        Value.FlagValue flag => flag.Flag ? "是" : "否",
        Value.DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Value.DateTimeValue time => time.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Value.ListValue { Items.IsEmpty: true } => field.Least == 0 ? "都不要" : null,
        Value.ListValue list => string.Join('、', list.Items.Select(id => field.Offered.FirstOrDefault(option => option.Id == id)?.Label)),
        _ => null,
    };

    private static Given? Any(Dice dice, FieldModel field, DateOnly today) => field.Kind switch
    {
        FieldKind.Number when field.Sensitive => Secret(dice) is var secret ? new Given(secret, Text(secret), Text(secret)) : null,
        _ when field is { IsWords: true, Sensitive: true } => Secret(dice) is var secret ? new Given("电话" + Text(secret), "电话" + Text(secret), "电话" + Text(secret)) : null,
        _ when field.IsWords => dice.One(Words) is var words ? new Given(words, words, words) : null,
        FieldKind.Number => dice.One(Numbers) is var (text, number) ? new Given(number, text, Text(number)) : null,
        FieldKind.Date => dice.One(Days) is var (text, days) ? Day(text, today.AddDays(days)) : null,
        FieldKind.DateTime => Time(dice, today),
        FieldKind.Bool => dice.Chance(50) ? new Given(true, dice.One(["是", "对的", "yes"]), "true") : new Given(false, dice.One(["否", "不是", "no"]), "false"),
        FieldKind.Choice or FieldKind.Reference or FieldKind.Person => One(dice, field),
        FieldKind.MultiChoice => Several(dice, field),
        _ => null,
    };

    private static decimal Secret(Dice dice) => 13_800_000_000m + dice.Up(1_000_000);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static Given Day(string text, DateOnly day) => new(new Value.DateValue(day), text, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Given Time(Dice dice, DateOnly today)
    {
        var (dayText, days) = dice.One(Days[..4]);
        var (clockText, clock) = dice.One(Clocks);
        var at = today.AddDays(days).ToDateTime(TimeOnly.Parse(clock, CultureInfo.InvariantCulture));
        return new Given(new Value.DateTimeValue(new DateTimeOffset(at, TimeSpan.FromHours(8))), dayText + clockText, at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    private static Given? One(Dice dice, FieldModel field)
    {
        if (field.Offered.Count == 0)
        {
            return null;
        }

        var at = dice.Up(field.Offered.Count);
        var option = field.Offered[at];
        if (field.Kind == FieldKind.Person)
        {
            return new Given(option.Id, option.Label, option.Label);
        }

        return new Given(option.Id, NamesNumbers(field) ? option.Label : dice.Up(3) switch { 0 => Text(at + 1), 1 => $"第{Text(at + 1)}个", _ => option.Label }, option.Id);
    }

    // "5" is the fifth or 5号楼: with such names a number says nothing for certain.
    private static bool NamesNumbers(FieldModel field) => field.Options.Any(option => option.Label.Any(char.IsAsciiDigit));

    private static Given? Several(Dice dice, FieldModel field)
    {
        if (field.Offered.Count == 0)
        {
            return null;
        }

        var some = dice.Some([.. field.Offered.Index()], 1, 4);
        var chat = NamesNumbers(field) || dice.Chance(50) ? string.Join('、', some.Select(pair => pair.Item.Label)) : string.Join(dice.One(["、", "和", ","]), some.Select(pair => Text(pair.Index + 1)));
        return new Given(new Value.ListValue([.. some.Select(pair => pair.Item.Id)]), chat, string.Join(',', some.Select(pair => pair.Item.Id)));
    }
}
