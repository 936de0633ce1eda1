using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions.Reviewing;
using ChatDelegate.Server.Console.Access;
using ChatDelegate.Server.Files;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Files;

/// <summary>Shows staff the photos of what was submitted to their congress, and no others.</summary>
internal static class StaffFiles
{
    public static void MapStaffFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/console/files/{id:guid}", GetAsync).RequireAuthorization(ConsoleAccess.StaffPolicy).WithName("Console_File");

    private static async Task<IResult> GetAsync(
        Guid id, HttpContext http, CurrentStaff staff, SubmittedSources sources, IDbContextFactory<CongressDb> databases, FileStore files, CancellationToken cancellationToken)
    {
        if (!await sources.MayOpenFileAsync(staff.Value.AsParticipant(), id, cancellationToken))
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == id, cancellationToken);
        return file is not null && files.Open(file.Sha256) is { } content
            ? FileEndpoints.Answer(http, file, content)
            : Results.Problem(statusCode: StatusCodes.Status404NotFound);
    }
}
