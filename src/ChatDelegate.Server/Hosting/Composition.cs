using ChatDelegate.Channels.Inbound;
using ChatDelegate.Congress.Appraisal;
using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.HandOver;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Prompts;
using ChatDelegate.Congress.Results;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Supervision;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Server.Archive;
using ChatDelegate.Server.Attendance;
using ChatDelegate.Server.Chat;
using ChatDelegate.Server.Console;
using ChatDelegate.Server.Delivery;
using ChatDelegate.Server.Demo;
using ChatDelegate.Server.Faults;
using ChatDelegate.Server.Files;
using ChatDelegate.Server.Prompting;
using ChatDelegate.Server.Reporting;
using ChatDelegate.Server.Screen;
using ChatDelegate.Server.Script;
using ChatDelegate.Server.SignIn;
using ChatDelegate.Server.Turns;
using ChatDelegate.Server.Voting;
using ChatDelegate.Server.WebChat;
using ChatDelegate.Server.Widget;

namespace ChatDelegate.Server.Hosting;

/// <summary>The table of contents: what is added and what is mapped, in one place.</summary>
internal static class Composition
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    /// <param name="change">What is put in place of something, or beside it.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("ChatDelegate__").AddCommandLine(args);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        Add(builder);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>Everything that runs, without the addresses it is reached at.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton(FaultyClock.For(configuration, builder.Environment));
        services.AddProblemDetails();
        services.AddRecord(configuration);
        services.AddSingleton(new WrittenMapping(() => Mapping.Sqlite.CongressDbModel.Instance, () => Mapping.Postgres.CongressDbModel.Instance));
        services.AddSingleton<RecordProbe>();
        services.AddSingleton<FirstStart>().AddHostedService(all => all.GetRequiredService<FirstStart>());
        services.AddRoster(configuration);
        services.AddOpinions(configuration);
        services.AddModelUse(configuration);
        services.AddSuggestions(configuration);
        services.AddAssist(configuration);
        services.AddHandOver(configuration);
        services.AddProgramme(configuration);
        services.AddAttendance(configuration);
        services.AddVoting(configuration);
        services.AddAppraisal();
        services.AddResults();
        services.AddPrompting(configuration);
        services.AddHostScript();
        services.AddSupervision();
        services.AddDemo(configuration);
        services.AddDrafter(configuration);
        services.AddPrompts();
        services.AddTurns(configuration);
        services.AddWebChat();
        services.AddDelivery(configuration);
        services.AddArchive(configuration);
        services.AddSignIn();
        services.AddCheckIn();
        services.AddDesk();
        services.AddReportPage();
        services.AddWidget(configuration);
        services.AddBallotPages();
        services.AddHallScreen();
        services.AddHostedService<PromptRunner>();
        services.AddConsole(configuration);
        services.AddScoped<DemoAccounts>();
    }

    private static void Map(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseRouting(); // messages of the channels end here: their senders prove who they are in their own ways, and every turn would pay for the console's
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapWebChat();
        app.MapChatPages();
        app.MapWidget();
        app.MapSignIn();
        app.MapCheckIn();
        app.MapDesk();
        app.MapReportPage();
        app.MapMessages("/api/messages");
        app.MapFiles();
        app.MapBallotPages();
        app.MapHallScreen();
        app.MapDemo();
        app.MapConsole();
    }
}
