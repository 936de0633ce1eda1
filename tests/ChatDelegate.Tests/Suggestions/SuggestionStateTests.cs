using ChatDelegate.Congress.Suggestions;

namespace ChatDelegate.Tests.Suggestions;

public sealed class SuggestionStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly SuggestionText Text = new("关于维修东街路灯的建议", "城建环保", [], [], []);
    private static readonly Authorship Me = new(Writer.Delegate, Guid.Empty);

    [Theory]
    [InlineData(SuggestionState.Draft, "Revise Submit Withdraw")]
    [InlineData(SuggestionState.Submitted, "Accept Return ProposeEdit Withdraw")]
    [InlineData(SuggestionState.Returned, "Revise Submit Withdraw")]
    [InlineData(SuggestionState.EditProposed, "Agree Disagree Withdraw")]
    [InlineData(SuggestionState.Accepted, "")]
    [InlineData(SuggestionState.Withdrawn, "")]
    public void Steps_InState_AreThese(SuggestionState state, string steps)
    {
        foreach (var step in Enum.GetValues<SuggestionStep>())
        {
            var suggestion = In(state);
            var allowed = steps.Split(' ').Contains(step.ToString());

            suggestion.Allows(step).ShouldBe(allowed, $"{step} in {state}");
            if (allowed)
            {
                Do(suggestion, step);
            }
            else
            {
                Should.Throw<InvalidOperationException>(() => Do(suggestion, step), $"{step} in {state}");
                suggestion.State.ShouldBe(state);
            }
        }
    }

    [Fact]
    public void Submit_Again_KeepsItsNumber()
    {
        var suggestion = In(SuggestionState.Returned);

        suggestion.Submit(2027, 99, Now);

        suggestion.Number.ShouldBe("2026-0007");
    }

    [Fact]
    public void Agree_WithAnotherVersion_IsRefused()
    {
        var suggestion = In(SuggestionState.EditProposed);

        Should.Throw<InvalidOperationException>(() => suggestion.Agree(SuggestionVersion.Of(suggestion.Id, 1, Text, Me, Now), Now));
    }

    [Fact]
    public void ProposedEdit_UntilAgreed_LeavesTheDelegatesVersionInForce()
    {
        var suggestion = In(SuggestionState.EditProposed);

        (suggestion.Version, suggestion.ProposedVersion).ShouldBe((1, 2));
        suggestion.Disagree(Now);
        (suggestion.Version, suggestion.ProposedVersion, suggestion.State).ShouldBe((1, null, SuggestionState.Submitted));
    }

    private static Suggestion In(SuggestionState state)
    {
        var suggestion = Suggestion.Start(Guid.Empty, Guid.Empty, null, 1, null, Now);
        suggestion.Revise(Text, Me, Now);
        if (state != SuggestionState.Draft)
        {
            suggestion.Submit(2026, 7, Now);
        }

        switch (state)
        {
            case SuggestionState.Returned:
                suggestion.Return(Now);
                break;
            case SuggestionState.EditProposed:
                suggestion.ProposeEdit(Text, new Authorship(Writer.Staff, Guid.Empty), Now);
                break;
            case SuggestionState.Accepted:
                suggestion.Accept(Now);
                break;
            case SuggestionState.Withdrawn:
                suggestion.Withdraw(Now);
                break;
        }

        return suggestion;
    }

    private static void Do(Suggestion suggestion, SuggestionStep step)
    {
        switch (step)
        {
            case SuggestionStep.Revise:
                suggestion.Revise(Text, Me, Now);
                break;
            case SuggestionStep.Submit:
                suggestion.Submit(2026, 7, Now);
                break;
            case SuggestionStep.Accept:
                suggestion.Accept(Now);
                break;
            case SuggestionStep.Return:
                suggestion.Return(Now);
                break;
            case SuggestionStep.ProposeEdit:
                suggestion.ProposeEdit(Text, Me, Now);
                break;
            case SuggestionStep.Agree:
                suggestion.Agree(SuggestionVersion.Of(suggestion.Id, suggestion.ProposedVersion ?? 0, Text, Me, Now), Now);
                break;
            case SuggestionStep.Disagree:
                suggestion.Disagree(Now);
                break;
            case SuggestionStep.Withdraw:
                suggestion.Withdraw(Now);
                break;
        }
    }
}
