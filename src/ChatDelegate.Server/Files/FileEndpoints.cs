using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Files;

/// <summary>Gives a file back to whoever sent it, and to nobody else; staff have their own way in the console.</summary>
internal static class FileEndpoints
{
    private const string Prefix = "/chat/files/";

    public static string AddressOf(Guid file) => Prefix + file.ToString("D");

    public static void MapFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Prefix + "{id:guid}", GetAsync).WithName("Files_Get");

    private static async Task<IResult> GetAsync(
        Guid id, HttpContext http, DeviceCookie devices, IDbContextFactory<CongressDb> databases, FileStore files, CancellationToken cancellationToken)
    {
        if (await devices.PersonAsync(http, cancellationToken) is not { } person)
        {
            return Results.Unauthorized();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var file = await db.Set<StoredFile>().AsNoTracking()
            .Where(stored => stored.Id == id && db.Set<Conversation>().Any(c => c.Id == stored.ConversationId && c.PersonId == person))
            .SingleOrDefaultAsync(cancellationToken);
        return file is not null && files.Open(file.Sha256) is { } content ? Answer(http, file, content) : Results.NotFound();
    }

    /// <summary>The bytes, in a way that no browser takes for a page.</summary>
    public static IResult Answer(HttpContext http, StoredFile file, Stream content)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.File(content, file.ContentType, enableRangeProcessing: true);
    }
}
