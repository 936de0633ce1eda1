using ChatDelegate.Congress.Prompts;
using ChatDelegate.Congress.Prompts.Trials;
using ChatDelegate.Congress.Records;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Prompts;

/// <summary>Administrators change what the model is asked: checked, tried, put in force on every instance, and taken back.</summary>
public sealed class PromptDeskTests
{
    private const string Was = "只从清单里选，原样照抄。";
    private const string Now = "只从清单里选，一字不改。";
    private const string Answer = """{"category":"城建环保","units":["住建局"]}""";
    private const string Other = """{"category":"其他","units":[]}""";
    private const string Fields = """{"fields":[]}""";
    private const string Extracts = "登记群众意见";

    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [EachDatabase]
    public async Task Change_Tried_IsInForceOnEveryInstanceAndCanBeTakenBack(Database database)
    {
        await using var house = await PromptHouse.OpenAsync(database, new SaidModel(asked => asked.Contains(Extracts, StringComparison.Ordinal) ? Fields : asked.Contains(Now, StringComparison.Ordinal) ? Other : Answer));
        await using var beside = await house.BesideAsync();
        var text = house.Changed("classify", Was, Now);

        (await house.Desk.SaveAsync(PromptHouse.Admin, "classify", text, "说得更明白", None)).ShouldBe((1, null));
        house.Library.Find("classify").Text.ShouldNotBe(text, "it is only written yet");
        (await PutAsync(house, 1, 0)).ShouldBe(PromptError.Untried);
        (await house.Get<TrialDesk>().AskAsync(PromptHouse.Admin, "classify", 1, ["street-lamps"], null, "zh-CN", None)).ShouldBeNull();
        (await house.Get<TrialDesk>().AskAsync(PromptHouse.Admin, "classify", 1, ["street-lamps"], null, "zh-CN", None)).ShouldBe(PromptError.Trying);
        (await house.WorkAsync()).ShouldBeTrue();
        (await house.WorkAsync()).ShouldBeFalse();
        (await PutAsync(house, 1, 0)).ShouldBeNull();
        (await PutAsync(house, 1, 1)).ShouldBe(PromptError.InForce);

        house.Library.Find("classify").Text.ShouldBe(text, "at once where it was done");
        await beside.Library.ReadAsync(None);
        beside.Get<IPromptLibrary>().Find("classify").Text.ShouldBe(text, "and when another instance looks");
        beside.Library.All.Count.ShouldBe(house.Get<PromptFolder>().All.Count);

        (await PutAsync(house, null, 0)).ShouldBe(PromptError.Newer, "it was decided on what is not so any more");
        (await PutAsync(house, null, 1)).ShouldBeNull();
        await beside.Library.ReadAsync(None);
        beside.Library.Find("classify").ShouldBe(beside.Get<PromptFolder>().Find("classify"));
        (await PutAsync(house, 1, 2)).ShouldBeNull("it was tried before");
        await using var db = await house.ReadAsync();
        var outcome = (await db.Set<PromptTrial>().SingleAsync(None)).Results.ShouldHaveSingleItem();
        Values(outcome.Before).ShouldBe([(OpinionField.Category, "城建环保"), (OpinionField.Units, "住建局")]);
        Values(outcome.After).ShouldBe([(OpinionField.Category, "其他")]);
        (await db.Set<PromptChange>().OrderBy(change => change.Number).Select(change => change.Reason).ToListAsync(None)).ShouldBe(["启用", "启用", "启用"]);
        (await db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("prompt.") && entry.ActorId == PromptHouse.Admin.PersonId).Select(entry => entry.Action).Distinct().ToListAsync(None))
            .ShouldBe(["prompt.save", "prompt.try", "prompt.put_in_force"], ignoreOrder: true);
    }

    [Theory]
    [EachDatabase]
    public async Task Change_WithoutAModel_IsCheckedAndPutOnRecordAsUntried(Database database)
    {
        await using var house = await PromptHouse.OpenAsync(database);

        (await house.Desk.SaveAsync(PromptHouse.Admin, "classify", house.Changed("classify", Was, Now), "说得更明白", None)).Refusal.ShouldBeNull();
        (await house.Get<TrialDesk>().AskAsync(PromptHouse.Admin, "classify", 1, ["street-lamps"], null, "zh-CN", None)).ShouldBe(PromptError.NoModel);
        (await PutAsync(house, 1, 0)).ShouldBeNull();

        await using var db = await house.ReadAsync();
        (await db.Set<PromptChange>().SingleAsync(None)).Tried.ShouldBeFalse();
        house.Library.Find("classify").Text.ShouldContain(Now);
    }

    [Fact]
    public async Task Trial_OfAPromptThatDrafts_GoesThroughTheWholePipelineSampleBySample()
    {
        // A model that answers nothing usable: the pipeline still ends in drafts, and says for each why it is not the model's.
        await using var house = await PromptHouse.OpenAsync(Database.Sqlite, new SaidModel(_ => "{}"));
        (await house.Desk.SaveAsync(PromptHouse.Admin, "draft", house.Changed("draft", "不超过60字", "不超过50字"), "句子短一些", None)).Refusal.ShouldBeNull();
        var trials = house.Get<TrialDesk>();

        (await trials.AskAsync(PromptHouse.Clerk, "draft", 1, ["street-lamps"], null, "zh-CN", None)).ShouldBe(PromptError.NotAdmin);
        (await trials.AskAsync(PromptHouse.Admin, "draft", 1, ["no-such-sample"], null, "zh-CN", None)).ShouldBe(PromptError.NoSample);
        (await trials.AskAsync(PromptHouse.Admin, "draft", 1, ["street-lamps", "near-figures"], null, "zh-CN", None)).ShouldBeNull();
        (await house.WorkAsync()).ShouldBeTrue();

        await using var db = await house.ReadAsync();
        var outcomes = (await db.Set<PromptTrial>().SingleAsync(None)).Results;
        outcomes.Select(outcome => outcome.Title).ShouldBe(["路灯（一事，两条重复）", "相近的数字和地名（容易张冠李戴）"]);
        outcomes.SelectMany(outcome => (TrialAnswer[])[outcome.Before, outcome.After]).ShouldAllBe(answer => answer.Drafts.Count > 0 && answer.Drafts.All(draft => draft.Fallback != null && draft.Findings.Count == 0 && draft.Sentences.Count > 1));
    }

    [Fact]
    public async Task Change_FaultyOrByAnybodyElse_ChangesNothingAndSaysWhere()
    {
        await using var house = await PromptHouse.OpenAsync(Database.Sqlite);
        var (sound, shipped) = (house.Changed("classify", Was, Now), house.Get<PromptFolder>().Find("classify").Text);

        (await SaveAsync(house, sound, "改", PromptHouse.Clerk)).Why.ShouldBe(PromptError.NotAdmin);
        (await SaveAsync(house, sound, " ")).Why.ShouldBe(PromptError.NoReason);
        (await SaveAsync(house, shipped, "没改")).Why.ShouldBe(PromptError.Same);
        (await SaveAsync(house, new string('长', 100_000), "太长")).Why.ShouldBe(PromptError.TooLong);
        (await SaveAsync(house, sound, "没有这个", prompt: "nothing")).Why.ShouldBe(PromptError.Missing);
        (string Was, string Now, string Named)[] faults =
        [
            ("template_format: handlebars", "template_format: jinja2", "template_format"),
            ("{{text}}", "{{txet}}", "txet"),
            ("  - name: text\n", "  - name: words\n", "words"),
            ("\"category\": { \"type\": \"string\", \"enum\": [\"{{categories}}\"] }", "\"category\": { \"type\": \"string\" }", "json_schema"),
            ("max_tokens: 200", "max_tokens: 0", "max_tokens"),
            ("An opinion or a suggestion.\n    is_required: true", "An opinion or a suggestion.\n    is_required: false", "inputs"),
        ];
        foreach (var fault in faults)
        {
            var refusal = await SaveAsync(house, house.Changed("classify", fault.Was, fault.Now), "改");
            refusal.Why.ShouldBe(PromptError.Faulty, fault.Now);
            refusal.Faults.ShouldNotBeNull().ShouldContain(one => one.Line > 0 && one.Message.Contains(fault.Named, StringComparison.Ordinal), fault.Now);
        }

        await using var db = await house.ReadAsync();
        (await db.Set<PromptVersion>().AnyAsync(None)).ShouldBeFalse();
        (await PutAsync(house, 1, 0)).ShouldBe(PromptError.Missing);
    }

    [Fact]
    public async Task VersionThatCannotBeReadAnyMore_LeavesItsPlaceToTheFile()
    {
        await using var house = await PromptHouse.OpenAsync(Database.Sqlite);
        (await house.Desk.SaveAsync(PromptHouse.Admin, "classify", house.Changed("classify", Was, Now), "改", None)).Refusal.ShouldBeNull();
        (await PutAsync(house, 1, 0)).ShouldBeNull();
        await using (var db = await house.ReadAsync())
        {
            // As after an upgrade of the program, which reads more strictly than the one that kept it.
            await db.Set<PromptVersion>().ExecuteUpdateAsync(rows => rows.SetProperty(version => version.Text, "name: classify"), None);
        }

        await using var after = await house.BesideAsync();
        await after.Library.ReadAsync(None);

        after.Library.Find("classify").ShouldBe(after.Get<PromptFolder>().Find("classify"));
    }

    [Fact]
    public async Task Samples_AreMadeUpAndByAdministrators()
    {
        await using var house = await PromptHouse.OpenAsync(Database.Sqlite);
        var book = house.Get<SampleBook>();
        var shipped = await book.AllAsync("zh-CN", None);
        shipped.Count.ShouldBeGreaterThanOrEqualTo(5);
        shipped.ShouldAllBe(line => line.Ships && line.Sample.Notes.Count >= 2);

        (await book.AddAsync(PromptHouse.Clerk, "样例", "东门路灯不亮。", None)).ShouldBe(PromptError.NotAdmin);
        (await book.AddAsync(PromptHouse.Admin, "样例", " \n ", None)).ShouldBe(PromptError.NoSample);
        (await book.AddAsync(PromptHouse.Admin, "样例", "请打13812345678找我。", None)).ShouldBe(PromptError.PersonalData);
        (await book.AddAsync(PromptHouse.Admin, "样例", string.Join('\n', Enumerable.Repeat("东门路灯不亮。", 16)), None)).ShouldBe(PromptError.TooLong);
        (await book.AddAsync(PromptHouse.Admin, "夜市", "夜市油烟大。\r\n\r\n 摊位占了盲道。", None)).ShouldBeNull();

        var own = (await book.AllAsync("en", None)).Single(line => !line.Ships);
        (own.Sample.Title, own.By).ShouldBe(("夜市", PromptHouse.Admin.Name));
        own.Sample.Notes.ShouldBe(["夜市油烟大。", "摊位占了盲道。"]);
        (await book.RemoveAsync(PromptHouse.Admin, Guid.Parse(own.Sample.Key), None)).ShouldBeNull();
        (await book.RemoveAsync(PromptHouse.Admin, Guid.Parse(own.Sample.Key), None)).ShouldBe(PromptError.Missing);
        (await book.AllAsync("en", None)).Count.ShouldBe(shipped.Count);
    }

    private static async Task<PromptRefusal> SaveAsync(PromptHouse house, string text, string reason, Congress.Commands.Participant? who = null, string prompt = "classify") =>
        (await house.Desk.SaveAsync(who ?? PromptHouse.Admin, prompt, text, reason, None)).Refusal.ShouldNotBeNull();

    private static async Task<PromptError?> PutAsync(PromptHouse house, int? number, int seen) =>
        (await house.Desk.PutInForceAsync(PromptHouse.Admin, "classify", number, seen, "启用", None))?.Why;

    private static IEnumerable<(OpinionField Field, string Value)> Values(TrialAnswer answer) => answer.Fields.ShouldNotBeNull().Select(field => (field.Field, field.Value));
}
