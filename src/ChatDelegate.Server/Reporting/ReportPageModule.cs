using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.SignIn;

namespace ChatDelegate.Server.Reporting;

/// <summary>A delegate's own self-report (个人述职) as a page to edit under <c>/report</c>, for whoever is signed in as in the web chat.</summary>
internal static class ReportPageModule
{
    public static IServiceCollection AddReportPage(this IServiceCollection services) => services.AddSingleton<ReportPageData>();

    public static void MapReportPage(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/report").AddEndpointFilter<OwnPage>();
        pages.MapGet("", (HttpContext http) => PhonePage.Create(http, "report", "个人述职 · My report")).WithName("Report_Page");
        pages.MapGet("/report.json", (ReportPageData data, HttpContext http, CancellationToken cancellationToken) => data.ShowAsync(http, cancellationToken)).WithName("Report_Data");
        pages.MapPost("/save", (ReportSaved saved, ReportPageData data, HttpContext http, CancellationToken cancellationToken) => data.SaveAsync(http, saved, cancellationToken)).WithName("Report_Save");
        pages.MapPost("/{step:regex(^(compose|submit|polish|take|leave)$)}", (string step, ReportStep seen, ReportPageData data, HttpContext http, CancellationToken cancellationToken) =>
            data.StepAsync(http, step, seen, cancellationToken)).WithName("Report_Step");
    }
}
