using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Server.Console.Access;
using ChatDelegate.Server.Console.Accounts;
using ChatDelegate.Server.Console.Appraisal;
using ChatDelegate.Server.Console.Attendance;
using ChatDelegate.Server.Console.Dialogs;
using ChatDelegate.Server.Console.Files;
using ChatDelegate.Server.Console.HandOver;
using ChatDelegate.Server.Console.Home;
using ChatDelegate.Server.Console.Layout;
using ChatDelegate.Server.Console.Model;
using ChatDelegate.Server.Console.Opinions;
using ChatDelegate.Server.Console.Programme;
using ChatDelegate.Server.Console.Prompting;
using ChatDelegate.Server.Console.Prompts;
using ChatDelegate.Server.Console.Reach;
using ChatDelegate.Server.Console.Reports;
using ChatDelegate.Server.Console.Roster;
using ChatDelegate.Server.Console.Script;
using ChatDelegate.Server.Console.Suggestions;
using ChatDelegate.Server.Console.Voting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace ChatDelegate.Server.Console;

/// <summary>The staff console (工作台) under <c>/console</c>: pages rendered on the server, usable without script.</summary>
public static class ConsoleModule
{
    private const int MostFormLines = 1000;

    public static IServiceCollection AddConsole(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConsoleTabOptions>().Bind(configuration.GetSection(ConsoleTabOptions.Section)).ValidateDataAnnotations()
            .Validate<IOptions<BotOptions>>((tab, bot) => tab.HasPages(bot.Value), $"{ConsoleTabOptions.Section}:Enabled: there is no Teams to frame the console. Set Teams:AppId, or name the pages with {ConsoleTabOptions.Section}:AllowedOrigins:0.")
            .ValidateOnStart();
        services.AddSingleton<ConsoleTab>();
        services.AddHttpContextAccessor();
        services.AddRazorComponents(options => options.MaxFormMappingCollectionSize = MostFormLines);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            // Who may frame a page, SecurityHeaders says.
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie = new TabCookie(SameSiteMode.Strict)
            {
                Name = "console.form",
                Path = ConsolePaths.Root,
                HttpOnly = true,
                IsEssential = true,
                SecurePolicy = CookieSecurePolicy.SameAsRequest,
            };
        });
        services.AddDataProtection().SetApplicationName("ChatDelegate");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, CookieKeys>();
        services.AddAuthentication(ConsoleAccess.Scheme).AddCookie(ConsoleAccess.Scheme, ConsoleAccess.Configure);
        services.AddAuthorizationBuilder()
            .AddPolicy(ConsoleAccess.EntryPolicy, policy => policy.AddAuthenticationSchemes(ConsoleAccess.Scheme).RequireClaim(ConsoleAccess.EntryClaim))
            .AddPolicy(ConsoleAccess.WorkPolicy, policy => policy.AddAuthenticationSchemes(ConsoleAccess.Scheme).RequireClaim(ConsoleAccess.WorkClaim))
            .AddPolicy(ConsoleAccess.FiguresPolicy, policy => policy.AddAuthenticationSchemes(ConsoleAccess.Scheme).RequireClaim(ConsoleAccess.FiguresClaim))
            .AddPolicy(ConsoleAccess.StaffPolicy, policy => policy.AddAuthenticationSchemes(ConsoleAccess.Scheme).RequireClaim(ConsoleAccess.StaffClaim))
            .AddPolicy(ConsoleAccess.AdminPolicy, policy => policy.AddAuthenticationSchemes(ConsoleAccess.Scheme).RequireClaim(ConsoleAccess.AdminClaim));
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<CurrentStaff>().AddScoped<StaffDoor>().AddScoped<Words>();
        services.AddSingleton<HalfwayTicket>().AddSingleton<SuggestionQueue>().AddSingleton<OpinionQueries>().AddSingleton<RosterDesk>().AddSingleton<AccountDesk>().AddSingleton<HomeFigures>().AddSingleton<DialogDesk>().AddSingleton<HandOverQueue>().AddSingleton<ReachDesk>().AddSingleton<VotingBoard>().AddSingleton<PromptBoard>();
        services.AddSingleton<ProgrammeBoard>().AddSingleton<AttendanceBoard>().AddSingleton<ResultsDesk>().AddSingleton<ScriptBoard>().AddSingleton<AppraisalBoard>().AddSingleton<PromptShelf>().AddSingleton<ModelBoard>();
        return services;
    }

    /// <summary>Maps the pages. Call it once, on the application itself: the pages bring their middleware along.</summary>
    public static WebApplication MapConsole(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(ConsolePaths.Root, StringComparison.OrdinalIgnoreCase), console => console.UseMiddleware<PageHeaders>());
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<ConsoleApp>().WithStaticAssets();
        app.MapLanguage();
        app.MapSignOut();
        app.MapStaffFiles();
        app.MapRosterTemplate();
        app.MapReportFiles();
        return app;
    }
}
