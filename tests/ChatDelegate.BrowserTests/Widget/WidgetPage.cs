using System.Text.Json;
using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;

namespace ChatDelegate.BrowserTests.Widget;

/// <summary>
/// Another site's page with the widget in it. Its shadow tree is closed to scripts, so it is found as people find it: by what the browser tells
/// a screen reader, and touched where it is drawn.
/// </summary>
internal sealed class WidgetPage
{
    private readonly ICDPSession _tools;

    private WidgetPage(IPage page, ICDPSession tools)
    {
        Page = page;
        _tools = tools;
        page.Console += (_, message) => Heard.Enqueue(message.Text);
    }

    public IPage Page { get; }

    /// <summary>What the page's console has said.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Heard { get; } = [];

    public static async Task<WidgetPage> OpenAsync(Visitor visitor, Uri address, bool withoutForeignCookies = false)
    {
        visitor.MayVisit(address);
        var page = await visitor.OpenTabAsync();
        var tools = await visitor.Context.NewCDPSessionAsync(page);
        if (withoutForeignCookies)
        {
            await tools.SendAsync("Network.enable");
            await tools.SendAsync("Network.setCookieControls", new Dictionary<string, object>
            {
                ["enableThirdPartyCookieRestriction"] = true,
                ["disableThirdPartyCookieMetadata"] = true,
                ["disableThirdPartyCookieHeuristics"] = true,
            });
        }

        var widget = new WidgetPage(page, tools);
        await page.GotoAsync(address.ToString());
        return widget;
    }

    /// <summary>What is read out with this role, if it is there.</summary>
    public async Task<Part?> FindAsync(string role, string words = "")
    {
        var tree = await _tools.SendAsync("Accessibility.getFullAXTree") ?? throw new InvalidOperationException("No tree.");
        foreach (var node in tree.GetProperty("nodes").EnumerateArray().Where(node => !node.GetProperty("ignored").GetBoolean()))
        {
            if (Text(node, "role") == role && Text(node, "name").Contains(words, StringComparison.Ordinal))
            {
                var expanded = node.TryGetProperty("properties", out var properties) && properties.EnumerateArray()
                    .Any(one => one.GetProperty("name").GetString() == "expanded" && one.GetProperty("value").GetProperty("value").ToString() is "True" or "true");
                return await BoxAsync(node.GetProperty("backendDOMNodeId").GetInt32()) is { } box ? new Part(Text(node, "name"), expanded, box) : null;
            }
        }

        return null;
    }

    /// <summary>Waits for it.</summary>
    public async Task<Part> SeeAsync(string role, string words = "")
    {
        Part? part = null;
        await Deadline.UntilAsync(async () => (part = await FindAsync(role, words)) is not null, () => $"{role} '{words}'\n{string.Join('\n', Heard)}");
        return part ?? throw new InvalidOperationException();
    }

    public async Task<Part> SeeNoAsync(string role, string words = "")
    {
        await Deadline.UntilAsync(async () => await FindAsync(role, words) is null, () => $"no {role} '{words}'");
        return await SeeAsync("button");
    }

    public async Task ClickAsync(string role, string words = "")
    {
        var box = (await SeeAsync(role, words)).Box;
        await Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>Touches the bubble and gives the chat's frame, whatever came into it.</summary>
    public async Task<IFrame> OpenChatAsync()
    {
        await ClickAsync("button", "打开对话");
        return await FrameAsync();
    }

    public async Task<IFrame> FrameAsync()
    {
        await Deadline.UntilAsync(() => Task.FromResult(Page.Frames.Count > 1), () => $"a frame\n{string.Join('\n', Heard)}");
        return Page.Frames[1];
    }

    public async Task HearsAsync(string words) =>
        await Deadline.UntilAsync(() => Task.FromResult(Heard.Any(said => said.Contains(words, StringComparison.Ordinal))), () => $"'{words}' in the console\n{string.Join('\n', Heard)}");

    private async Task<Box?> BoxAsync(int node)
    {
        try
        {
            var model = await _tools.SendAsync("DOM.getBoxModel", new Dictionary<string, object> { ["backendNodeId"] = node });
            var corners = model?.GetProperty("model").GetProperty("border").EnumerateArray().Select(one => one.GetSingle()).ToArray() ?? [];
            return new Box(corners[0], corners[1], corners[4] - corners[0], corners[5] - corners[1]);
        }
        catch (PlaywrightException)
        {
            return null; // not drawn
        }
    }

    private static string Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var text) && text.TryGetProperty("value", out var value) ? value.ToString() : string.Empty;
}

/// <summary>A part of the widget.</summary>
internal sealed record Part(string Name, bool Expanded, Box Box);

/// <summary>Where it is drawn.</summary>
internal sealed record Box(float X, float Y, float Width, float Height);
