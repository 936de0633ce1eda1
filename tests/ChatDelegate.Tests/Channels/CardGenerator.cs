using System.Text.Json;
using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Tests.Channels;

/// <summary>Cards of all elements, nested and filled with what people type, from a seed.</summary>
internal sealed class CardGenerator(int seed)
{
    private static readonly string[] Texts =
    [
        "", " ", "伊景园3号楼电梯停运", "**粗**", "[点我](http://evil.example)", "{{DATE(2017-02-14T06:08:39Z, SHORT)}}", "{{{{", "<at>某人</at>", "1. 路灯", "- 路灯",
        "一\n二\r\n三", "\u202e反\u0000", "👨‍👩‍👧‍👦", "\ud83d", "$$x$$", "\\", "&lt;b&gt;", "www.evil.example", "a@b.example", new('长', 300), "\"';--", "null", "Ａ|Ｂ", "=====",
    ];

    private static readonly JsonElement Data = JsonSerializer.Deserialize<JsonElement>("""{"cd":{"do":"say","target":"**x**"}}""");
    private readonly Random _random = new(seed);
    private int _ids;

    public AdaptiveCard Card(int depth = 3) => new(Many(4, () => Element(depth)), Many(3, () => Button(depth)))
    {
        FallbackText = Maybe(Text()),
        Speak = Maybe(Text()),
        Language = Maybe("zh-CN"),
        FullWidth = Coin(),
        Refresh = Coin() ? new CardRefresh(Data, [.. Many(CardRefresh.MostUsers, () => "29:" + Id())]) : null,
    };

    private CardElement Element(int depth)
    {
        var drawn = _random.Next(depth > 0 ? 17 : 12) switch
        {
            0 or 1 => new TextBlock(Text()) { Bold = Coin(), Subtle = Coin(), Heading = Coin(), Size = Any<TextSize>(), Color = Any<TextColor>() },
            2 => new RichText(Some(3, () => new TextRun(Text()) { Struck = Coin(), Bold = Coin(), Color = Any<TextColor>() })),
            3 => new FactSet(Some(4, () => new CardFact(Text(), Text()))),
            4 => Picture(),
            5 => new ImageSet(Some(3, Picture)),
            6 => new MentionLine(Text(), new CardMention("29:" + Id(), Text()), Text()),
            7 => Table(),
            8 => new TextInput(Id(), Label()) { Value = Maybe(Text()), Multiline = Coin(), MaxLength = Coin() ? 20 : null, Pattern = Maybe("[0-9]{4}"), Kind = Any<TextInputKind>(), Placeholder = Maybe(Text()), Required = Coin() },
            9 => new NumberInput(Id(), Label()) { Value = Maybe("3.5"), Least = Coin() ? -1 : null, Most = Coin() ? 1e6m : null, Required = Coin() },
            10 => Coin()
                ? new DateInput(Id(), Label()) { Value = Maybe("2026-03-02"), Least = Coin() ? new DateOnly(2026, 1, 2) : null, Required = Coin(), ErrorMessage = Maybe(Label()) }
                : new TimeInput(Id(), Label()) { Value = Maybe("09:30"), Most = Coin() ? new TimeOnly(18, 5) : null },
            11 => Coin() ? new ToggleInput(Id(), Label(), Text()) { Value = Maybe("true") } : new ChoiceInput(Id(), Label(), Some(5, () => new CardChoice(Text() + "。", "choice-" + Id()))) { Many = Coin(), Expanded = Coin() },
            12 or 13 => new Container(Many(3, () => Element(depth - 1))) { Style = Any<ContainerStyle>(), SelectAction = Touch() },
            14 => new ColumnSet(Some(3, () => new Column(Coin() ? _random.Next(1, 5) : null, Many(2, () => Element(depth - 1))))) { SelectAction = Touch(), Style = Any<ContainerStyle>() },
            _ => (CardElement)new ActionSet(Some(3, () => Button(depth - 1))),
        };
        return drawn with { Spacing = Any<CardSpacing>(), Separator = Coin(), Hidden = _random.Next(8) == 0, Id = drawn is CardInput ? null : Maybe(Id()) };
    }

    private CardButton Button(int depth) => _random.Next(depth > 0 ? 4 : 3) switch
    {
        0 => new OpenUrlButton(Label(), new Uri("https://example.org/?q=电梯")),
        1 => new ToggleButton(Label(), Some(2, Id)) { Style = Any<CardButtonStyle>() ?? CardButtonStyle.Default },
        2 => new SubmitButton(Label(), Data) { SendsInputs = Coin(), Style = Any<CardButtonStyle>() ?? CardButtonStyle.Default },
        _ => new ShowCardButton(Label(), Card(0) with { Refresh = null }),
    };

    private Image Picture() => new(new Uri("https://example.org/照片.png"), Text()) { Size = Any<ImageSize>() };

    private Table Table() => new([2, 1], Some(3, () => new TableRow(Text(), Text()) { Style = Any<ContainerStyle>() }));

    private SubmitButton? Touch() => Coin() ? new SubmitButton(Label(), Data) : null;

    private string Text() => Texts[_random.Next(Texts.Length)];

    private string Label() => "项" + Text();

    private string Id() => $"{(_random.Next(4) == 0 ? "a.time" : "f")}{_ids++}";

    private bool Coin() => _random.Next(2) == 0;

    private T? Any<T>()
        where T : struct, Enum => Coin() ? Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)] : null;

    private string? Maybe(string text) => Coin() ? text : null;

    private List<T> Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];

    private List<T> Some<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => make())];
}
