using ChatDelegate.Drafting.Assist;

namespace ChatDelegate.Tests.Drafting.Assist;

public sealed class RouteTests
{
    private static readonly KnownDialog[] Known = [new("report-opinion", "反映意见", "替群众反映一件事"), new("leave", "请假", "")];

    [Theory]
    [InlineData("report-opinion", true, "report-opinion")]
    [InlineData("report-opinion", false, null)]
    [InlineData("none", true, null)]
    public async Task Route_OffersOnlyWhatTheModelIsSureOf(string dialog, bool sure, string? offered)
    {
        var model = new CannedModel().Answers("route", new { dialog, sure });

        (await new IntentRouter(model.Runner).RouteAsync("乡亲念叨路灯，想给上头递个话，我手机13912345678", Known, new Asker("p", "j"), CancellationToken.None)).Dialog.ShouldBe(offered);
        model.Asked[0].Text.ShouldNotContain("13912345678");
        model.Asked[0].Text.ShouldContain("替群众反映一件事");
    }
}
