using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace ChatDelegate.Server.Chat;

/// <summary>
/// The files under wwwroot/chat, wwwroot/lib and wwwroot/widget, each page's at an address that holds their version, so that a browser
/// keeps them for good and the modules' relative imports stay within one version.
/// </summary>
internal sealed class ChatAssets(IFileProvider files)
{
    private const string Widget = "widget";

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private static readonly string[] Folders = ["chat", "lib", Widget];

    /// <summary>Changes when any of the files does.</summary>
    public string Version()
    {
        var all = new StringBuilder();
        foreach (var file in Folders.SelectMany(folder => files.GetDirectoryContents(folder)).Where(file => !file.IsDirectory).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            all.Append(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastModified.UtcTicks}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 6));
    }

    /// <summary>GET /chat/assets/{version}/{path}.</summary>
    public IResult Get(HttpContext context, string version, string path)
    {
        var file = Find(path);
        if (file is null || !ContentTypes.TryGetValue(Path.GetExtension(path), out var contentType))
        {
            return TypedResults.NotFound();
        }

        // During an upgrade the other version's page may ask here: it gets what there is, but must not keep it.
        context.Response.Headers.CacheControl = version == Version() ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (path.StartsWith(Widget + "/", StringComparison.Ordinal))
        {
            ForAnySite(context.Response);
        }

        var body = file;
        if (Compressed(context.Request, path) is var (compressed, encoding))
        {
            body = compressed;
            context.Response.Headers.ContentEncoding = encoding;
        }

        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{body.Length:x}-{body.LastModified.UtcTicks:x}\""));
        return TypedResults.Stream(body.CreateReadStream(), contentType, lastModified: body.LastModified, entityTag: tag);
    }

    /// <summary>Scripts that other sites' pages load, also from pages that are isolated from other origins. They hold nothing about anyone.</summary>
    public static void ForAnySite(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private (IFileInfo File, string Encoding)? Compressed(HttpRequest request, string path)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, ending) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (accepted.Any(offer => offer.Value == encoding && offer.Quality is not 0) && Find(path + ending) is { } file)
            {
                return (file, encoding);
            }
        }

        return null;
    }

    private IFileInfo? Find(string path) =>
        Folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal))
        && !path.Contains("..", StringComparison.Ordinal)
        && files.GetFileInfo(path) is { Exists: true, IsDirectory: false } file
            ? file
            : null;
}
