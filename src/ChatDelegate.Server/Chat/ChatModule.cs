using ChatDelegate.Congress.Commands;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.Widget;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatDelegate.Server.Chat;

/// <summary>The web chat's pages and their files. What they call (<c>/chat/token</c>, <c>/chat/sign-in</c>, <c>/directline</c>, ...) is mapped elsewhere.</summary>
public static class ChatModule
{
    /// <summary>Anyone may load these pages: they hold nothing, and ask for what they show with the device's cookie.</summary>
    public static IEndpointRouteBuilder MapChatPages(this IEndpointRouteBuilder routes)
    {
        var assets = new ChatAssets(routes.ServiceProvider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider);
        var pages = routes.MapGroup("/chat").AllowAnonymous().ExcludeFromDescription();
        pages.MapGet("", (HttpContext context, WidgetOrigins origins) => Page(context, assets, "chat", Frame(context, origins)));
        pages.MapGet("/devices", (HttpContext context, WidgetOrigins origins) => Page(context, assets, "devices", Frame(context, origins)));

        // The token is single-use, so opening the address must not use it: a link preview would. The page's button does.
        pages.MapGet("/enter/{token?}", (HttpContext context) => Page(context, assets, "enter", null));
        pages.MapGet("/assets/{version}/{**path}", assets.Get);
        return routes;
    }

    /// <summary>
    /// The page of another site that shows this one, if it is allowed to; the widget names it in the address. Only that page may frame the answer,
    /// so that naming another one's origin helps nobody.
    /// </summary>
    private static ChatFrame? Frame(HttpContext context, WidgetOrigins origins)
    {
        var query = context.Request.Query;
        if (query["frame"] != "1" || origins.Find(query["origin"]) is not { } origin)
        {
            return null;
        }

        SecurityHeaders.MayBeFramedBy(context, origin);
        return new ChatFrame(origin, Locales.Nearest(query["language"]));
    }

    private static ContentHttpResult Page(HttpContext context, ChatAssets assets, string view, ChatFrame? frame)
    {
        var page = ChatPage.Create(view, $"{context.Request.PathBase}/chat/assets/{assets.Version()}", context.Request.Host.Value ?? string.Empty, frame);
        foreach (var (name, value) in page.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return TypedResults.Content(page.Html, "text/html; charset=utf-8");
    }
}
