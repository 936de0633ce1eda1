using ChatDelegate.Tests.Drafting.Benchmark;

namespace ChatDelegate.Tests.Drafting.Checking;

/// <summary>Whole sentences in other words: no wrong one may pass for the notes' own, and most right ones must.</summary>
public class RewordingSpeechTests
{
    /// <summary>What is right and refused is only shown more cautiously; what is wrong and passes is a lie.</summary>
    private const double MostRefused = 0.25;

    [Fact]
    public void Gate_WrongRewording_NeverPasses() =>
        RewordingSpeech.All.SelectMany(one => one.Wrong.Where(wrong => !Rewordings.Refuses(one.Note, wrong))).ShouldBeEmpty();

    [Fact]
    public void Gate_RightRewordings_MostlyPass()
    {
        var refused = RewordingSpeech.All.SelectMany(one => one.Right.Where(right => Rewordings.Refuses(one.Note, right))).ToList();
        (refused.Count / (double)RewordingSpeech.All.Sum(one => one.Right.Length)).ShouldBeLessThanOrEqualTo(MostRefused, string.Join('\n', refused));
    }
}
