using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme.Template;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Demo;

/// <summary>An invented city congress to try the product with.</summary>
public sealed class DemoCongress(IRecordStore store, IOptions<DemoOptions> options, TemplateFile template, TimeProvider time)
{
    private static readonly Actor Loader = Actor.System with { What = "demo.load" };

    /// <summary>Loads the demo into an empty database.</summary>
    /// <returns>False, and nothing done, when the demo is not enabled or there is a congress or a person already.</returns>
    public async Task<bool> LoadAsync(CancellationToken cancellationToken) =>
        options.Value.Enabled && await store.WriteAsync("demo", Loader, async (session, cancel) =>
        {
            if (await session.Db.Set<CongressBody>().AnyAsync(cancel) || await session.Db.Set<Person>().AnyAsync(cancel))
            {
                return false;
            }

            session.Db.AddRange(Build());
            return true;
        }, cancellationToken);

    /// <summary>Throws away everything in the database and loads the demo again. Console accounts of its people stay.</summary>
    /// <returns>False, and nothing done, when the demo is not enabled or the database holds a congress that is not the demo's.</returns>
    public async Task<bool> ResetAsync(CancellationToken cancellationToken) =>
        options.Value.Enabled && await store.WriteAsync("demo", Loader with { What = "demo.reset" }, async (session, cancel) =>
        {
            var bodies = await session.Db.Set<CongressBody>().Select(body => body.Id).ToListAsync(cancel);
            if (bodies.Exists(id => !DemoIds.Is(DemoKind.Body, id)))
            {
                return false;
            }

            var accounts = await session.Db.Users.AsNoTracking().ToListAsync(cancel);
            await DemoWipe.RunAsync(session.Db, cancel);
            session.Db.AddRange(Build());
            session.Db.AddRange(accounts.Where(account => DemoIds.Is(DemoKind.Person, account.PersonId)));
            return true;
        }, cancellationToken);

    private List<object> Build()
    {
        var roster = new DemoRoster();
        var rows = roster.Build();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(roster.City.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var programme = new DemoProgramme(template.Template, roster.City.Id, zone, today);
        return [.. rows, .. programme.Build(), .. new DemoMeetings(programme, [.. rows.OfType<DelegateGroup>()], [.. rows.OfType<DelegateSeat>()]).Build()];
    }
}
