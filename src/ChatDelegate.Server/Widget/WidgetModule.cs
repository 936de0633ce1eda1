using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Server.Chat;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace ChatDelegate.Server.Widget;

/// <summary>The chat in other sites' pages: <c>/widget.js</c>, one script tag. Its parts are files of the chat pages, wwwroot/widget.</summary>
internal static class WidgetModule
{
    private const string PlaceOfParts = "{parts}";

    public static IServiceCollection AddWidget(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WidgetOptions>().Bind(configuration.GetSection(WidgetOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WidgetOrigins>();
        return services;
    }

    public static void MapWidget(this IEndpointRouteBuilder routes)
    {
        var files = routes.ServiceProvider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        var assets = new ChatAssets(files);
        routes.MapGet("/widget.js", (HttpContext http, CancellationToken cancellationToken) => LoaderAsync(http, files, assets, cancellationToken)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> LoaderAsync(HttpContext http, IFileProvider files, ChatAssets assets, CancellationToken cancellationToken)
    {
        await using var file = files.GetFileInfo("widget/loader.js").CreateReadStream();
        using var reader = new StreamReader(file);
        var script = Encoding.UTF8.GetBytes((await reader.ReadToEndAsync(cancellationToken)).Replace(PlaceOfParts, $"chat/assets/{assets.Version()}/widget/", StringComparison.Ordinal));

        // Pages keep it for five minutes: so long an upgrade takes to reach them, and the parts of before are served meanwhile.
        http.Response.Headers.CacheControl = "public, max-age=300";
        ChatAssets.ForAnySite(http.Response);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(script).AsSpan(0, 8))}\"");
        return TypedResults.Bytes(script, "text/javascript; charset=utf-8", entityTag: tag);
    }
}
