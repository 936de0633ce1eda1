using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;

namespace ChatDelegate.Tests.Drafting.Assist;

/// <summary>The fields of an opinion: by rules or with a model, always words of the text or a value of a list.</summary>
public sealed class OpinionFieldTests
{
    private const string Lamps = "河西村的路灯去年以来坏了三盏，沿路二十多户晚上看不见，找过住建局，希望尽快修好。";
    private static readonly string[] Categories = ["城建环保", "农业农村", "其他"];
    private static readonly HandlingUnitOption[] Units = [new("住建局", ["路灯", "道路"]), new("教育局", ["学校"])];

    [Fact]
    public void Rules_PointAtTheWordsOfTheText()
    {
        var read = OpinionReader.Read(Lamps, Units);

        read.ShouldAllBe(one => one.Quote.Length == 0 || Lamps.Substring(one.Start, one.Quote.Length) == one.Quote);
        string? Value(OpinionField field) => read.FirstOrDefault(one => one.Field == field)?.Value;
        Value(OpinionField.Place).ShouldBe("河西村");
        Value(OpinionField.Since).ShouldBe("去年以来");
        Value(OpinionField.People).ShouldBe("二十多户");
        Value(OpinionField.Department).ShouldBe("住建局");
        Value(OpinionField.Request).ShouldNotBeNull().ShouldContain("尽快修好");
        Value(OpinionField.Units).ShouldBe("住建局");
    }

    [Theory]
    [InlineData("")]
    [InlineData("灯")]
    [InlineData("😀😀😀")]
    [InlineData("the lamps in our street are out, please mend them")]
    [InlineData("屋企門口條路成日塞車，唔該快啲搞掂佢啦")]
    public void Rules_OnPoorInput_SayNothingThatIsNotThere(string text) =>
        OpinionReader.Read(text, Units).ShouldAllBe(one => one.Quote.Length == 0 || text.Contains(one.Quote, StringComparison.Ordinal));

    [Fact]
    public async Task Model_IsBelievedOnlyWhatStandsThere()
    {
        var model = new CannedModel()
            .Answers("extract", new
            {
                fields = new[]
                {
                    new { field = "place", quote = "河西村" },
                    new { field = "since", quote = "前年冬天" },
                    new { field = "people", quote = "晚上看不见" },
                    new { field = "department", quote = "住建局" },
                    new { field = "request", quote = "尽快修好" },
                    new { field = "request", quote = "希望" },
                },
            })
            .Answers("classify", CannedModel.Sorted("城建环保", "住建局"));

        var read = await new OpinionExtractor(model.Runner).ReadAsync(Lamps, [], Categories, Units, new Asker("p", "j"), CancellationToken.None);

        read.Proposals.Select(one => (one.Proposal.Field, one.Proposal.Value)).ShouldBe(
        [
            (OpinionField.Place, "河西村"), (OpinionField.Department, "住建局"), (OpinionField.Request, "尽快修好"), (OpinionField.Category, "城建环保"), (OpinionField.Units, "住建局"),
        ]);
        read.Refused.ShouldBe(3, "a time that nobody said, people without a number, a second request");
        read.Proposals[0].Mark.Prompt.ShouldBe("extract");
        read.Proposals[^1].Mark.Prompt.ShouldBe("classify");
    }

    [Fact]
    public async Task Model_NeitherSeesAPhoneNorProposesOne()
    {
        var text = "李秀英家门口东街积水，联系人电话13912345678，希望疏通。";
        var model = new CannedModel()
            .Answers("extract", new { fields = new[] { new { field = "request", quote = "联系人电话13912345678" }, new { field = "place", quote = "东街积水，联系人电话〔电话1〕" } } })
            .Answers("classify", CannedModel.Sorted("其他"));

        var read = await new OpinionExtractor(model.Runner).ReadAsync(text, ["李秀英"], Categories, Units, new Asker("p", "j"), CancellationToken.None);

        model.Asked.ShouldAllBe(asked => !asked.Text.Contains("13912345678") && !asked.Text.Contains("李秀英"));
        read.Proposals.ShouldHaveSingleItem().Proposal.Field.ShouldBe(OpinionField.Category);
    }
}
