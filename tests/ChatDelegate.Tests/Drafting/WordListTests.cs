using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Tests.Drafting;

/// <summary>The word lists that the people who run the program edit: what a slip in them would do, and what they give a congress that names things its own way.</summary>
public class WordListTests
{
    private static readonly string[] Elsewhere = ["财经", "城建环资", "教科文卫体", "农业与农村", "社会事业和民生", "监察和司法"];

    private static readonly HandlingUnitOption[] County =
    [
        new("县住建局", []), new("县水务局", []), new("县卫健局", []), new("县农业农村局", []), new("县交警大队", []), new("县人社局", []), new("国网县供电公司", []),
    ];

    [Fact]
    public void EveryCategoryOfTheLists_IsOneThatCategoriesAreLookedForBy()
    {
        var known = DataFile.Read<Dictionary<string, List<string>>>("categories.yaml").Keys;

        ConceptLexicon.Shared.Concepts.Select(concept => concept.Category).ShouldBeSubsetOf(known);
        FieldLexicon.Shared.Fields.Select(field => field.Category).ShouldBeSubsetOf(known);
        DataFile.Read<List<UnitKind>>("units.yaml").Select(kind => kind.Category).Where(category => category.Length > 0).ShouldBeSubsetOf(known);
    }

    [Fact]
    public void EveryFieldOfAConcept_Exists() =>
        ConceptLexicon.Shared.Concepts.SelectMany(concept => concept.Fields).ShouldBeSubsetOf(FieldLexicon.Shared.Fields.Select(field => field.Id));

    [Fact]
    public void NoWord_StandsTwiceInAList()
    {
        var twice = ConceptLexicon.Shared.Concepts.SelectMany(concept => Twice(concept.Id, [.. concept.Words, .. concept.Hints]))
            .Concat(FieldLexicon.Shared.Fields.SelectMany(field => Twice(field.Id, field.Words)))
            .Concat(DataFile.Read<List<UnitKind>>("units.yaml").SelectMany(kind => Twice(kind.Short[0], kind.Matters)));
        twice.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("井水打上来一股铁锈味，烧开一层白碱", "县水务局", "农业与农村", "城建环资")]
    [InlineData("半夜停电冰箱里的东西全化了", "国网县供电公司", "财经", "城建环资")]
    [InlineData("村医退休以后没人接，打个针要去镇上", "县卫健局", "教科文卫体", "教科文卫体")]
    [InlineData("谷子收下来没地方晒，农机站那台烘干机坏了", "县农业农村局", "农业与农村", "农业与农村")]
    [InlineData("干满一年没签合同，年底工钱也没结清", "县人社局", "社会事业和民生", "社会事业和民生")]
    public async Task Draft_ForACongressWithOtherNames_ProposesItsOwn(string text, string lead, string category, string orCategory)
    {
        var result = await new OfflineDrafter().DraftAsync(new DraftingRequest([Notes.Note("a", text)], County, Elsewhere), null, TestContext.Current.CancellationToken);

        var draft = result.Drafts.ShouldHaveSingleItem();
        draft.Units[0].ShouldBe(lead);
        draft.Category.ShouldBeOneOf(category, orCategory);
    }

    [Theory]
    [InlineData("各位代表上午好，辛苦啦", "small_talk")]
    [InlineData("收到了，谢谢您！", "small_talk")]
    [InlineData("喂喂，听得见吗", "small_talk")]
    [InlineData("今天天气真不错呀😀", "small_talk")]
    [InlineData("发条消息试一下123", "small_talk")]
    [InlineData("qwerty", "one_word")]
    public async Task Draft_NoteThatSaysNothing_IsSetAside(string text, string rule) =>
        (await Notes.DraftAsync(Notes.Note("a", text))).Unused.ShouldHaveSingleItem().Rule.ShouldBe(rule);

    [Theory]
    [InlineData("谢谢，桥断了")]
    [InlineData("今天又没水")]
    [InlineData("早上好，路灯还没修")]
    [InlineData("The street lamp is broken")]
    public async Task Draft_CourtesyBesideAMatter_IsDrafted(string text) =>
        (await Notes.DraftAsync(Notes.Note("a", text))).Drafts.ShouldHaveSingleItem();

    [Fact]
    public async Task Draft_NoteWithoutASubject_GoesWhereItsPlaceIs()
    {
        var result = await Notes.DraftAsync(
            Notes.Note("a", "柏溪苑的电梯一个月坏了四次，老人困在里面半个钟头"), Notes.Note("b", "柏溪苑电梯维保走过场，坏了两天没人修"),
            Notes.Note("c", "反映了好几回也没有人来", "柏溪苑"), Notes.Note("d", "东街路灯坏了三个月，晚上漆黑一片"));

        result.Drafts.Select(draft => string.Join(',', draft.Notes)).ShouldBe(["a,b,c", "d"], ignoreOrder: true);
    }

    private static IEnumerable<string> Twice(string list, IEnumerable<string> words) =>
        words.GroupBy(word => word).Where(group => group.Count() > 1).Select(group => $"{list}: {group.Key}");
}
