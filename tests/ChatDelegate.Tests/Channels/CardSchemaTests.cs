using System.Text.Json;
using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Tests.Channels;

/// <summary>Cards against the official schema.</summary>
public sealed class CardSchemaTests
{
    private static readonly string[] Faulty =
    [
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":1}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock"}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","wrap":"yes"}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","colour":"good"}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Container","style":"pink","items":[]}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Marquee","text":"a"}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a","label":"a","isRequired":true}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a","label":"a"},{"type":"Input.Text","id":"a","label":"b"}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.ChoiceSet","id":"a","label":"a","choices":[]}]}""",
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Date","id":"a","label":"a","value":"2.3.2026"}]}""",
        """{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Execute","title":"a","verb":"v","fallback":{"type":"Action.Submit"}}]}""",
        """{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.OpenUrl","title":"a"}]}""",
        """{"type":"AdaptiveCard","version":"1.6","body":[]}""",
        """{"type":"AdaptiveCard","body":[]}""",
    ];

    [Fact]
    public async Task Check_CardsWithAFault_SeesEach()
    {
        var failures = await CardSchema.CheckAsync([.. Faulty.Select(card => JsonSerializer.Deserialize<JsonElement>(card))], TestContext.Current.CancellationToken);

        Faulty.Zip(failures).Where(pair => pair.Second.Count == 0).Select(pair => pair.First).ShouldBeEmpty();
    }

    /// <summary>The same trees every time; each is drawn for both targets.</summary>
    [Fact]
    public async Task Card_AnyTree_IsAllowedByTheSchema()
    {
        var cards = Enumerable.Range(0, 600).Select(seed => new CardGenerator(seed).Card()).ToList();

        await CardSchema.ShouldAllowAsync([.. cards.SelectMany(card => new[] { card.ToJson(CardTarget.WebChat), card.ToJson(CardTarget.Teams) })]);
    }

    [Fact]
    public void Card_AnyTree_HasNoTextThatCouldBeReadAsMarkup()
    {
        foreach (var seed in Enumerable.Range(0, 600))
        {
            var card = new CardGenerator(seed).Card();
            foreach (var target in new[] { CardTarget.WebChat, CardTarget.Teams })
            {
                Readable(card.ToJson(target)).ShouldAllBe(text => PlainText.IsSafe(text.Replace("<at>", "").Replace("</at>", "")), $"seed {seed}");
            }
        }
    }

    /// <summary>Texts that a renderer may read markdown in.</summary>
    private static IEnumerable<string> Readable(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Readable),
        JsonValueKind.Object => Own(json).Concat(json.EnumerateObject().Where(member => member.Name is not ("data" or "inlines")).SelectMany(member => Readable(member.Value))),
        _ => [],
    };

    private static IEnumerable<string> Own(JsonElement element)
    {
        var type = element.TryGetProperty("type", out var name) ? name.GetString() : null;
        string[] members = type switch
        {
            "TextBlock" => ["text"],
            "Input.Toggle" => ["title"],
            null => ["title", "value"],
            _ => [],
        };
        // A choice's value is never shown.
        return members.Where(member => element.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String && !(member == "value" && IsChoice(element)))
            .Select(member => element.GetProperty(member).GetString()!);
    }

    private static bool IsChoice(JsonElement element) => element.GetProperty("value").GetString()!.StartsWith("choice-", StringComparison.Ordinal);
}
