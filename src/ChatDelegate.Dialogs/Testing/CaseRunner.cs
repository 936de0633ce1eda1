using System.Text.Json;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Testing.Playing;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>
/// Plays cases against dialogs, without the product: each in chat as it is written, and with its answers entered into card
/// pages. Both must call the same commands with the same inputs, byte for byte.
/// </summary>
public sealed class CaseRunner(DialogCatalog catalog, DialogEngineOptions? options = null)
{
    private static readonly JsonSerializerOptions Stored = new() { Converters = { new ValueConverter() } };
    private readonly DialogEngineOptions _options = options ?? new DialogEngineOptions();

    /// <summary>Plays a case in every rendering it is for.</summary>
    public IReadOnlyList<CaseResult> RunAll(DialogCase test) => [.. test.Renderings.Select(rendering => Run(test, rendering))];

    public CaseResult Run(DialogCase test, Rendering rendering)
    {
        var chat = new CaseRun(test, Rendering.Chat, Talk(test, Rendering.Chat), [], checks: rendering == Rendering.Chat).Run();
        if (rendering == Rendering.Chat)
        {
            return chat;
        }

        var talk = Talk(test, Rendering.Card);
        var cards = new CaseRun(test, Rendering.Card, talk, test.Renderings.Contains(Rendering.Chat) ? chat.Played : [], checks: true).Run();
        return cards.Failures.Count == 0 && chat.Failures.Count == 0 && Difference(chat.Calls, cards.Calls) is { } difference
            ? cards with { Failures = [new CaseFailure(test.File, test.Line, test.Name, Rendering.Card, difference, cards.Transcript)] }
            : cards;
    }

    internal static IReadOnlyList<string> Written(IEnumerable<Exchange> exchanges) =>
    [
        .. exchanges.SelectMany(exchange => exchange.Calls)
            .Select(call => $"{call.Name} {JsonSerializer.Serialize(new SortedDictionary<string, Value>(call.Input.ToDictionary(), StringComparer.Ordinal), Stored)}"),
    ];

    /// <summary>Null when both called the same.</summary>
    internal static string? Difference(IReadOnlyList<string> chat, IReadOnlyList<string> cards)
    {
        var at = chat.Zip(cards).TakeWhile(pair => pair.First == pair.Second).Count();
        return at == chat.Count && at == cards.Count
            ? null
            : $"What is called differs. In chat: {chat.ElementAtOrDefault(at) ?? "nothing more"}. On cards: {cards.ElementAtOrDefault(at) ?? "nothing more"}.";
    }

    private Conversation Talk(DialogCase test, Rendering rendering) => new(catalog, _options, test.Given, rendering);
}
