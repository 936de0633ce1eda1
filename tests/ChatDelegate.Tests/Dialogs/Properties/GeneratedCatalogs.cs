using ChatDelegate.Tests.Dialogs.Properties.Generated;

namespace ChatDelegate.Tests.Dialogs.Properties;

/// <summary>What the other properties rest on: what is thought up here is what an author could have written.</summary>
public class GeneratedCatalogs
{
    [Fact]
    public void Load_AnyGenerated_HasNoErrors() => Law.Holds(Story.All, 300, story => story.Catalog.Load().Dialogs.Count.ShouldBeGreaterThan(0));

    [Fact]
    public void Play_AnyStory_NeverThrows() => Law.Holds(Story.All, 300, story => new Player(story.Catalog).PlayAll(story.Moves));

    [Fact]
    public void Play_ManyStories_GoesEverywhere()
    {
        var turns = new List<Turn>();
        Law.Holds(Story.All, 200, story =>
        {
            var player = new Player(story.Catalog);
            player.PlayAll(story.Moves);
            turns.AddRange(player.Turns);
        });

        turns.Count(turn => turn.Calls.Any(call => call.Name.StartsWith("form.", StringComparison.Ordinal))).ShouldBeGreaterThan(50);
        turns.Count(turn => turn.After.Parked.Length > 0).ShouldBeGreaterThan(20);
        turns.Count(turn => turn.After.Frames.Length > 1).ShouldBeGreaterThan(20);
    }
}
