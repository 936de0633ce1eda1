using ChatDelegate.Channels;
using ChatDelegate.Channels.Inbound;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.Hosting;
using ChatDelegate.ServerTests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.ServerTests.Channels;

/// <summary>The product in this process, with the demo congress and one line more than it ships with: a channel of our own.</summary>
internal sealed class OwnChannelServer : IAsyncDisposable
{
    private readonly ServerPlace _place;
    private readonly WebApplication _app;

    private OwnChannelServer(ServerPlace place, WebApplication app)
    {
        _place = place;
        _app = app;
    }

    public PagerChannel Pager => _app.Services.GetServices<IChannel>().OfType<PagerChannel>().Single();

    public IServiceProvider Services => _app.Services;

    public static async Task<OwnChannelServer> StartAsync()
    {
        var place = await ServerPlace.CreateAsync(Database.Sqlite);
        string[] settings = [$"--Data:Path={place.Folder}", "--Demo:Enabled=true", "--Database:Provider=sqlite", "--Database:ConnectionString=", "--Prompting:RemindAt=23:59:59"];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        Composition.Add(builder);
        builder.Services.AddSingleton<IChannel, PagerChannel>();
        var app = builder.Build();
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new OwnChannelServer(place, app);
    }

    public Task SendAsync(string number, string text, string id) => Pager.ReceiveAsync(_app.Services.GetRequiredService<IMessageHost>(), number, text, id);

    /// <summary>A delegate and the code on the slip that staff have printed for them.</summary>
    public async Task<(Guid Person, Guid Body, string Code)> SlipAsync()
    {
        await using var db = await OpenAsync();
        var person = (await DemoPeople.ListAsync(db, CancellationToken.None)).First(one => one.Role == ParticipantLookup.Delegate).Id;
        var body = await db.Set<DelegateSeat>().Where(seat => seat.PersonId == person).Select(seat => seat.BodyId).FirstAsync();
        var slip = await _app.Services.GetRequiredService<SignInService>().IssueAsync(person, body, Actor.System, CancellationToken.None);
        return (person, body, slip.ShouldNotBeNull().Code);
    }

    public Task<CongressDb> OpenAsync() => _app.Services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync();

    /// <summary>Waits until the number has been sent so many messages, and nothing more waits for it.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string number, int atLeast)
    {
        await Deadline.UntilAsync(() => Task.FromResult(Pager.ReadBy(number).Count >= atLeast), () => $"{atLeast} messages to {number}, but: {string.Join(" | ", Pager.ReadBy(number))}");
        await Deadline.UntilAsync(async () => await _place.CountAsync("""select count(*) from "Outbox" """) == 0, () => "an empty outbox");
        return Pager.ReadBy(number);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _place.DisposeAsync();
    }
}
