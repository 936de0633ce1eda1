using System.Net;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Prompts;

/// <summary>Prompts and the model in the console, on a server without a model, as most begin.</summary>
public sealed class PromptPagesTests(SharedServers servers)
{
    private const string Page = "/console/prompts/missing";
    private const string Was = "最多五项";
    private const string Now = "最多六项";

    [Fact]
    public async Task Prompt_ChangedByAnAdministrator_IsCheckedPutInForceAndTakenBack()
    {
        var server = await servers.GetAsync(Database.Sqlite);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.People.Single(person => person.Role == "admin"));
        await console.OpenAsync("/console/prompts");
        console.Words.ShouldContain("没有配置语言模型");
        await console.OpenAsync(Page);
        var text = HtmlForm.ReadAll(console.Html).SelectMany(form => form.Fields).Single(field => field.Key == "Sent.Text").Value;
        text.ShouldContain(Was);

        await console.SubmitAsync("Sent.Text", ("Sent.Text", text.Replace("{{draft}}", "{{draught}}", StringComparison.Ordinal)), ("Sent.Reason", "<b>写错了</b>"));
        console.Status.ShouldBe(HttpStatusCode.Conflict);
        console.Words.ShouldMatch(@"第 \d+ 行：template：没有输入项“draught”");
        console.Html.ShouldContain("{{draught}}", Case.Sensitive, "nothing that was written is lost");
        console.Html.ShouldNotContain("<b>写错了");
        await console.SubmitAsync("Sent.Text", ("Sent.Text", text.Replace(Was, Now, StringComparison.Ordinal)), ("Sent.Reason", "多问一项"));
        console.Location.AbsolutePath.ShouldBe($"{Page}/1");
        console.Words.ShouldContain("不经试运行启用");
        console.Html.ShouldContain("<ins>");

        await console.SubmitAsync("Put.Reason", ("Put.Reason", "多问一项"));
        console.Location.AbsolutePath.ShouldBe(Page);
        console.Words.ShouldContain("启用第 1 版");
        HtmlForm.ReadAll(console.Html).SelectMany(form => form.Fields).Single(field => field.Key == "Sent.Text").Value.ShouldContain(Now);
        await console.SubmitAsync("Back.Reason", ("Back.Reason", "还是原来的好"));
        console.Words.ShouldContain("随附文件");
        HtmlForm.ReadAll(console.Html).SelectMany(form => form.Fields).Single(field => field.Key == "Sent.Text").Value.ShouldBe(text);
        await console.OpenAsync("/console/prompts/samples");
        await console.SubmitAsync("Sent.Notes", ("Sent.Title", "夜市"), ("Sent.Notes", "摊主电话13812345678"));
        console.Words.ShouldContain("样例只能是编写的内容");
    }

    [Fact]
    public async Task Pages_ForStaff_ShowTheModelAndNoPrompts()
    {
        var server = await servers.GetAsync(Database.Sqlite);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));

        await console.OpenAsync("/console/model");
        console.Words.ShouldContain("没有使用语言模型");
        console.Words.ShouldContain("Drafting:Provider");
        HtmlForm.ReadAll(console.Html).ShouldNotContain(form => form.Words.Contains("立即测试", StringComparison.Ordinal));
        foreach (var path in (string[])["/console/prompts", Page, $"{Page}/1", "/console/prompts/samples"])
        {
            await console.OpenAsync(path);
            console.Location.AbsolutePath.ShouldBe("/console/denied");
        }
    }
}
