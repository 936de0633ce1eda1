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
        pages.MapGet("", (HttpContext context) => Page(context, assets, "chat"));
        pages.MapGet("/devices", (HttpContext context) => Page(context, assets, "devices"));

        // The token is single-use, so opening the address must not use it: a link preview would. The page's button does.
        pages.MapGet("/enter/{token?}", (HttpContext context) => Page(context, assets, "enter"));
        pages.MapGet("/assets/{version}/{**path}", assets.Get);
        return routes;
    }

    private static ContentHttpResult Page(HttpContext context, ChatAssets assets, string view)
    {
        var page = ChatPage.Create(view, $"{context.Request.PathBase}/chat/assets/{assets.Version()}", context.Request.Host.Value ?? string.Empty);
        foreach (var (name, value) in page.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return TypedResults.Content(page.Html, "text/html; charset=utf-8");
    }
}
