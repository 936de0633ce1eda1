using System.Text;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.Dialogs;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Opinions;

public sealed class OpinionTests
{
    private const string Contact = "王大爷 13812345678";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Report_DeliveredTwice_IsOneOpinionWithOneNumber()
    {
        await using var house = await House.OpenAsync();

        var first = await house.RunAsync(house.Fang, "opinion.report", "same", Input(consent: false));
        var again = await house.RunAsync(house.Fang, "opinion.report", "same", Input(consent: false));
        var other = await house.RunAsync(house.Li, "opinion.report", "other", Input(consent: false));

        new[] { first, again, other }.Select(result => result.Values["number"]).ShouldBe([(Value)"2026-0001", "2026-0001", "2026-0002"]);
    }

    [Fact]
    public async Task Report_WithoutConsent_KeepsNoContact()
    {
        await using var house = await House.OpenAsync();

        await house.RunAsync(house.Fang, "opinion.report", "same", Input(consent: false));

        await using var db = await house.ReadAsync();
        (await db.Set<Opinion>().SingleAsync()).Contact.ShouldBeNull();
    }

    [Fact]
    public async Task Contact_IsNeverInClear_AndRevealedOnlyWithATrace()
    {
        await using var house = await House.OpenAsync();
        await house.RunAsync(house.Fang, "opinion.report", "same", Input(consent: true));
        var desk = house.Services.GetRequiredService<OpinionDesk>();
        await using var db = await house.ReadAsync();
        var opinion = await db.Set<Opinion>().SingleAsync();

        Encoding.UTF8.GetString(opinion.Contact.ShouldNotBeNull()).ShouldNotContain("13812345678");
        File.ReadAllBytes(db.Database.GetDbConnection().DataSource).AsSpan().IndexOf("13812345678"u8).ShouldBe(-1);
        (await desk.RevealContactAsync(house.Stranger, opinion.Id, "回访", None)).ShouldBeNull();
        (await desk.RevealContactAsync(house.Li, opinion.Id, "回访", None)).ShouldBeNull();
        (await desk.RevealContactAsync(house.Clerk, opinion.Id, " ", None)).ShouldBeNull();
        (await db.Set<ContactDisclosure>().AnyAsync()).ShouldBeFalse();
        (await desk.RevealContactAsync(house.Clerk, opinion.Id, "回访", None)).ShouldBe(Contact);
        (await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "opinion.reveal_contact")).ActorId.ShouldBe(house.Clerk.PersonId);
        (await desk.PageAsync(house.Clerk, new OpinionFilter(Text: "路灯"), None)).Rows.ShouldHaveSingleItem().HasContact.ShouldBeTrue();
    }

    [Theory]
    [InlineData("place", "👍", "no_words")]
    [InlineData("matter", "", "no_words")]
    [InlineData("text", "", "no_words")]
    public async Task Report_WithoutWords_NamesTheField(string field, string value, string code)
    {
        await using var house = await House.OpenAsync();
        var input = Input(consent: false).Select(pair => pair.Name == field ? (field, (Value)value) : pair).ToArray();

        var refusal = (await house.RunAsync(house.Fang, "opinion.report", "same", input)).Refusal.ShouldNotBeNull();

        (refusal.Code, refusal.Field).ShouldBe((code, field));
    }

    private static (string Name, Value Value)[] Input(bool consent) =>
        [("place", "东街"), ("matter", "路灯不亮"), ("text", "东街路灯坏了一个月。"), ("consent", consent), ("contact", Contact)];
}
