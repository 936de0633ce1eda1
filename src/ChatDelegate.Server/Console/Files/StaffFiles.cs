using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions.Reviewing;
using ChatDelegate.Server.Console.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Console.Files;

/// <summary>Shows staff the photos of what was submitted to their congress, and no others.</summary>
internal static class StaffFiles
{
    public static void MapStaffFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/console/files/{id:guid}", GetAsync).RequireAuthorization(ConsoleAccess.StaffPolicy).WithName("Console_File");

    private static async Task<IResult> GetAsync(
        Guid id, HttpContext http, CurrentStaff staff, SubmittedSources sources, IDbContextFactory<CongressDb> databases, IOptions<DataOptions> data, CancellationToken cancellationToken)
    {
        if (!await sources.MayOpenFileAsync(staff.Value.AsParticipant(), id, cancellationToken))
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == id, cancellationToken);
        var path = file is null ? null : Path.GetFullPath(Path.Combine(data.Value.Files, file.Sha256[..2], file.Sha256));
        if (file is null || !File.Exists(path))
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound);
        }

        // What a stranger sent is shown as a picture at most, never as a page.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.File(path, file.ContentType, enableRangeProcessing: true);
    }
}
