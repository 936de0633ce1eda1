using ChatDelegate.Server.Archive;
using ChatDelegate.Tests.Dialogs.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDelegate.Tests.Archive;

/// <summary>Which entries of a conversation may leave the database.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Leaving_AnyConversation_AreOldAndBeforeItsEndAndNeededByNothing() => Law.Holds(Talks(), 500, talk =>
    {
        var rule = new Retention(Now, talk.Ages.Length - talk.Keep, talk.Needed.ToHashSet());

        var leaving = rule.Leaving(Entries(talk)).ToList();

        leaving.ShouldBe(leaving.Distinct().Order());
        leaving.ShouldAllBe(seq => talk.Ages[seq - 1] > 0, "young");
        leaving.ShouldAllBe(seq => seq <= talk.Ages.Length - talk.Keep, "of the end");
        leaving.ShouldAllBe(seq => !talk.Needed.Contains(seq), "needed");
        // Nothing else stays but what was said after something young.
        var firstYoung = Array.FindIndex(talk.Ages, age => age <= 0) is >= 0 and var at ? at + 1 : int.MaxValue;
        Enumerable.Range(1, talk.Ages.Length).Select(seq => (long)seq).Where(seq => seq < firstYoung && seq <= talk.Ages.Length - talk.Keep && !talk.Needed.Contains(seq)).ShouldBe(leaving);
    });

    private static IEnumerable<EntryAge> Entries(Talk talk) => talk.Ages.Select((age, index) => new EntryAge(index + 1, Now.AddDays(-age)));

    private static Arbitrary<Talk> Talks() => Arb.From(
        from ages in Gen.Choose(-3, 12).ArrayOf()
        from keep in Gen.Choose(0, 8)
        from needed in Gen.Choose(1, 20).Select(seq => (long)seq).ArrayOf(3)
        select new Talk([.. ages.OrderDescending()], keep, needed));

    /// <param name="Ages">Of the entries, in days over the rule's; 0 and less is young.</param>
    private sealed record Talk(int[] Ages, int Keep, long[] Needed);
}
