using System.Text.Json;

namespace ChatDelegate.Dialogs.State;

/// <summary>
/// What can be saved of a state that is damaged or from a newer program: drafts, and the answers in them that can still be
/// read. They are put aside, so that nothing goes on by itself on half of what it had.
/// </summary>
internal static class StateSalvage
{
    public static ConversationState Read(string json, StateLoss loss, StateJsonContext context)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return StateJson.Lost(loss) with
            {
                Parked = [.. Items(root, "parked").Concat(Items(root, "frames")).Select(frame => Draft(frame, context)).OfType<Frame>().DistinctBy(frame => frame.Draft)],
                Closed = [.. Items(root, "closed").Select(Text).OfType<string>()],
                Taken = [.. Items(root, "taken").Select(Text).OfType<string>()],
            };
        }
        catch (Exception exception) when (StateJson.IsUnreadable(exception))
        {
            return StateJson.Lost(loss);
        }
    }

    private static Frame? Draft(JsonElement frame, StateJsonContext context)
    {
        if (Text(Member(frame, "dialog")) is not { } dialog || Text(Member(frame, "draft")) is not { } draft || Member(frame, "answers") is not { ValueKind: JsonValueKind.Object } answers)
        {
            return null;
        }

        var read = answers.EnumerateObject()
            .Select(member => (member.Name, Answer: Answer(member.Value, context)))
            .Where(pair => pair.Answer is not null)
            .DistinctBy(pair => pair.Name)
            .ToOrdinalMap(pair => pair.Name, pair => pair.Answer ?? new Answer(""));
        return read.IsEmpty ? null : new Frame(dialog, Number(Member(frame, "version"), 1), draft, Number(Member(frame, "revision"), 1) + 1)
        {
            Answers = read,
            Hash = Text(Member(frame, "hash")) ?? "",
        };
    }

    private static Answer? Answer(JsonElement element, StateJsonContext context)
    {
        try
        {
            return element.Deserialize(context.Answer) is { Value: not null } answer ? answer : null;
        }
        catch (Exception exception) when (StateJson.IsUnreadable(exception))
        {
            return null;
        }
    }

    private static JsonElement[] Items(JsonElement root, string name) =>
        Member(root, name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static int Number(JsonElement element, int otherwise) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number is > 0 and < int.MaxValue ? number : otherwise;
}
