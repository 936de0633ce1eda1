using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Pages;

/// <summary>Rules that never say no would let everything pass.</summary>
public sealed class PageRulesTests(House house) : BrowserTest(house)
{
    private const string Bad =
        """
        <html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>坏页面</title><body style="background:#fff"><main>
        <p style="color:#999">看不清的字</p><div style="width:900px">太宽</div><button></button><button style="outline:none" id="end">没有焦点框</button>
        </main></body></html>
        """;

    [BrowserFact]
    public async Task Rules_PageThatBreaksThem_SayWhere()
    {
        var visitor = await ArriveAsync(await House.ServerAsync(Database.Sqlite), Screen.Phone);
        var page = await visitor.OpenTabAsync();
        await page.SetContentAsync(Bad);

        (await Assert.ThrowsAsync<ShouldAssertException>(() => PageRules.FitsAsync(page))).Message.ShouldContain("太宽");
        (await Assert.ThrowsAsync<ShouldAssertException>(() => PageRules.CanBeReadOutAsync(page))).Message.ShouldContain("no name: <button");
        (await Assert.ThrowsAsync<ShouldAssertException>(() => PageRules.CanBeReadAsync(page))).Message.ShouldContain("看不清的字");
        (await Assert.ThrowsAsync<ShouldAssertException>(() => PageRules.TabThroughAsync(page, "#end"))).Message.ShouldContain("没有焦点框");
    }
}
