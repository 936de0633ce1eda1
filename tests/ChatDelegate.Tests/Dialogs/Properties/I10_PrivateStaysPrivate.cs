using System.Runtime.CompilerServices;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>A sensitive value is said to nobody, given to no list, shown by no effect but the command that takes it, and is in a state only where that says so; a secret one is in no state at all.</summary>
public class I10_PrivateStaysPrivate
{
    private static readonly ConditionalWeakTable<CatalogModel, CatalogModel> Asking = [];

    // Every form asks for something private.
    private static readonly FsCheck.Arbitrary<Story> Stories = Story.Of((dice, size) =>
    {
        var story = Story.Any(dice, size);
        return story with { Catalog = Asking.GetValue(story.Catalog, static catalog => catalog with { Forms = [.. catalog.Forms.Select(Private)] }) };
    });

    [Fact]
    public void Sensitive_AnyStory_IsNowhereElse() => Law.Holds(Stories, 250, story => Private(story, Player.Real));

    [Fact]
    public void Sensitive_Said_IsSeen() =>
        Law.Broken(Stories, 200, story => Private(story, Saboteur.Does((_, _, step) => step.State.Frames is [.., var top] && top.Answers.Values.FirstOrDefault(answer => answer.Sensitive)?.Value is Value.TextValue text
            ? step with { Effects = [new Say(ChatDelegate.Dialogs.Replies.Reply.Of(text.Text)), .. step.Effects] }
            : step))).Moves.Length.ShouldBeLessThan(5);

    [Fact]
    public void Sensitive_GivenToAList_IsSeen() =>
        Law.Broken(Stories, 1_500, story => Private(story, Saboteur.Does((_, _, step) => step.State.Frames is [.., var top]
            ? step with { Effects = [.. step.Effects.Select(effect => effect is LoadOptions load ? load with { Values = top.Answers.ToDictionary(pair => pair.Key, pair => pair.Value.Value) } : effect)] }
            : step)));

    [Fact]
    public void Sensitive_NotMarked_IsSeen() =>
        Law.Broken(Stories, 200, story => Private(story, Saboteur.Does((_, _, step) => step.Put(frame => frame with
        {
            Answers = frame.Answers.SetItems(frame.Answers.Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Sensitive = false }))),
        })))).Moves.Length.ShouldBeLessThan(5);

    [Fact]
    public void Sensitive_MessageLeftInTheTranscript_IsSeen() =>
        Law.Broken(Stories, 200, story => Private(story, Saboteur.Does((_, _, step) => step with { Effects = [.. step.Effects.Where(effect => effect is not HideMessage)] }))).Moves.Length.ShouldBeLessThan(5);

    private static FormModel Private(FormModel form) =>
        (form with { Fields = [.. form.Fields.Select((field, i) => field.Kind is FieldKind.Text or FieldKind.Place or FieldKind.LongText or FieldKind.Number ? field with { Sensitive = i % 2 == 0 || field.Sensitive, Checks = [] } : field)] }).Tidy();

    private static void Private(Story story, Engine engine)
    {
        var player = new Player(story.Catalog, engine);
        foreach (var move in story.Moves)
        {
            var at = player.Turns.Count;
            Moves.Play(player, move);
            foreach (var turn in player.Turns.Skip(at))
            {
                foreach (var secret in Secrets(turn))
                {
                    turn.Said.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{turn.Said}\n{player.Script}");
                    foreach (var effect in turn.Effects.Where(effect => effect is not RunCommand))
                    {
                        effect.ToString()!.ShouldNotContain(secret, customMessage: player.Script);
                    }

                    foreach (var load in turn.Effects.OfType<LoadOptions>())
                    {
                        load.Values.Values.ShouldAllBe(value => !Held.Show(value).Contains(secret, StringComparison.Ordinal), player.Script);
                    }

                    if (!turn.After.HoldsSensitive)
                    {
                        StateJson.Write(turn.After).ShouldNotContain(secret, customMessage: player.Script);
                    }
                }

                Hidden(player, turn);
                Secret(turn);
            }
        }
    }

    // Told at the pin's question, it is in no state, whatever becomes of it.
    private static void Secret(Turn turn)
    {
        if (turn is { Happened: Said { Text: ['电', '话', .. var secret] }, Before: { Question: null, Frames: [.., { Focus: "pin" }] } } && !turn.Before.Taken.Contains(((Said)turn.Happened).MessageId))
        {
            (StateJson.Write(turn.Before).Contains(secret, StringComparison.Ordinal) || !StateJson.Write(turn.After).Contains(secret, StringComparison.Ordinal)).ShouldBeTrue(turn.ToString());
            turn.Effects.ShouldContain(effect => effect is HideMessage);
        }
    }

    private static void Hidden(Player player, Turn turn)
    {
        if (turn is { Happened: Said said, Before: { Question: null, Frames: [.., { Focus: { } focus } frame] } } && player.FormOf(frame)?.Field(focus) is { Sensitive: true }
            && turn.After.Frames.Concat(turn.After.Parked).FirstOrDefault(now => now.Draft == frame.Draft)?.Answers.GetValueOrDefault(focus) is { } answer && answer.Message == said.MessageId && frame.Answers.GetValueOrDefault(focus)?.Message != said.MessageId)
        {
            turn.Effects.ShouldContain(effect => effect is HideMessage, player.Script);
        }
    }

    /// <summary>Numbers that only sensitive fields are told, as far as the state before or after holds them in one.</summary>
    private static IEnumerable<string> Secrets(Turn turn) => turn.Before.Frames.Concat(turn.Before.Parked).Concat(turn.After.Frames).Concat(turn.After.Parked)
        .SelectMany(frame => frame.Answers.Values)
        .Select(answer => answer.Value switch { Value.TextValue text => text.Text, Value.NumberValue number => number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), _ => "" })
        .Where(text => text.Contains("138", StringComparison.Ordinal) && text.Length >= 11)
        .Select(text => text[^11..])
        .Distinct();
}
