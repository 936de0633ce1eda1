using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Roster.Founding;

/// <summary>
/// Gives an empty database its congress, its categories and a person who administers it and reviews, so that whoever
/// installs ChatDelegate can sign in to the console and import the roster.
/// </summary>
public sealed class CongressFoundation(IRecordStore store, IOptions<CongressOptions> options, TimeProvider time)
{
    private static readonly Actor Founder = Actor.System with { What = "congress.found" };

    /// <returns>False, and nothing done, when there is a congress already.</returns>
    public Task<bool> LayAsync(CancellationToken cancellationToken) =>
        store.WriteAsync("congress", Founder, async (session, cancel) =>
        {
            if (await session.Db.Set<CongressBody>().AnyAsync(cancel))
            {
                return false;
            }

            session.Db.AddRange(Build(options.Value, time.GetUtcNow()));
            return true;
        }, cancellationToken);

    private static IEnumerable<object> Build(CongressOptions options, DateTimeOffset now)
    {
        var body = new CongressBody { Id = Guid.CreateVersion7(now), Level = options.Level, NameZh = options.NameZh, NameEn = options.NameEn, TimeZone = options.TimeZone };
        var person = new Person { Id = Guid.CreateVersion7(now), Name = "管理员" };
        yield return body;
        yield return person;
        foreach (var role in (AppointmentRole[])[AppointmentRole.Admin, AppointmentRole.Staff])
        {
            yield return new Appointment { Id = Guid.CreateVersion7(now), PersonId = person.Id, BodyId = body.Id, Role = role };
        }

        foreach (var (order, name) in options.Categories.Index())
        {
            yield return new Category { Id = Guid.CreateVersion7(now), BodyId = body.Id, Order = order + 1, NameZh = name.Zh, NameEn = name.En };
        }
    }
}
