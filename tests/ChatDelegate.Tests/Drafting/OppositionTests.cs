using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Drafting;

/// <summary>Contradictory notes: the draft asks which view it is to follow, and never decides by itself.</summary>
public class OppositionTests
{
    [Theory]
    [InlineData("银杏里3号楼老人多，都盼着加装电梯。", "银杏里3号楼一楼的几家都反对，说挡光。", "都盼着加装电梯", "一楼的几家都反对")]
    [InlineData("柳荫街路口车速太快，建议装减速带。", "柳荫街路口反对装减速带，半夜货车过去震得睡不着。", "建议装减速带", "反对装减速带")]
    [InlineData("北门早市占了半条路，应该取缔。", "别取缔北门早市，老人买菜全靠它。", "应该取缔", "别取缔北门早市")]
    public async Task Draft_NotesThatOpposeEachOther_AsksWhichToFollow(string first, string second, string wish, string against)
    {
        var draft = (await DraftAsync(first, second)).Drafts.ShouldHaveSingleItem();

        var question = draft.Questions.Single(question => question.Code == "opposed");
        question.Detail.ShouldNotBeNull();
        question.Detail.ShouldContain(wish);
        question.Detail.ShouldContain(against);
    }

    [Theory]
    [InlineData("桂花苑业主都反对物业费涨价。", "桂花苑物业费又涨了，希望取消涨价。")]
    [InlineData("实验小学门口不要乱停车。", "实验小学门口应当治理乱停车。")]
    [InlineData("银杏里3号楼加装电梯没人反对。", "银杏里3号楼老人多，都盼着加装电梯。")]
    [InlineData("桂花苑捆绑卖车位，一百多户都不同意。", "桂花苑捆绑卖车位，大家都盼着尽快解决。")]
    [InlineData("桂花苑捆绑卖车位，一百多户都不同意。", "桂花苑买车位才给办手续，希望尽快签合同。")]
    [InlineData("桂花苑业主反对物业涨价。", "桂花苑希望物业公开账目。")]
    public async Task Draft_NotesOnOneSide_AsksNothingOfTheKind(string first, string second) =>
        (await DraftAsync(first, second)).Drafts.SelectMany(draft => draft.Questions).ShouldNotContain(question => question.Code == "opposed");

    private static Task<DraftingResult> DraftAsync(params string[] notes) =>
        Notes.DraftAsync([.. notes.Select((text, i) => Notes.Note($"n{i}", text))]);
}
