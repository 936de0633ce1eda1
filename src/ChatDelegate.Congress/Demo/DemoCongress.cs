using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
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

            await AddAsync(session, cancel);
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
            await AddAsync(session, cancel);
            session.Db.AddRange(accounts.Where(account => DemoIds.Is(DemoKind.Person, account.PersonId)));
            return true;
        }, cancellationToken);

    private async Task AddAsync(RecordSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var roster = new DemoRoster();
        var rows = roster.Build();
        var (groups, seats) = (rows.OfType<DelegateGroup>().ToList(), rows.OfType<DelegateSeat>().ToList());
        var zone = TimeZoneInfo.FindSystemTimeZoneById(roster.City.TimeZone);
        var programme = new DemoProgramme(template.Template, roster.City.Id, zone, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime));
        var planned = programme.Build().ToList();
        var ballot = new DemoBallot(programme, [.. planned.OfType<CandidateProject>()], seats);
        session.Db.AddRange([.. rows, .. planned, .. new DemoMeetings(programme, groups, seats).Build(), .. ballot.Build()]);
        await session.FlushAsync(cancellationToken);
        await ballot.EnrolAsync(session, now, cancellationToken);
    }
}
