using ChatDelegate.Congress.Voting.Casting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatDelegate.Server.Voting;

/// <summary>The ballot's own pages under <c>/ballot</c>: where delegates vote, practise, and look up receipts. Usable without script.</summary>
internal static class BallotPagesModule
{
    public static IServiceCollection AddBallotPages(this IServiceCollection services)
    {
        services.AddSingleton<BallotVisitors>().AddSingleton<BallotDesk>();
        return services.AddSingleton<ServerAddress>(all => () => Listening(all.GetRequiredService<IServer>()));
    }

    public static void MapBallotPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/ballot").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter<BallotPageRules>();
        pages.MapGet("/go/{pass}", VotingEndpoints.Enter).WithName("Ballot_Enter");
        pages.MapGet("/{id:guid}", VotingEndpoints.ShowAsync).WithName("Ballot_Show");
        pages.MapPost("/{id:guid}", VotingEndpoints.EditAsync).WithName("Ballot_Edit");
        pages.MapPost("/{id:guid}/check", VotingEndpoints.CheckAsync).WithName("Ballot_Check");
        pages.MapPost("/{id:guid}/cast", VotingEndpoints.CastAsync).WithName("Ballot_Cast");
        pages.MapGet("/practice", PracticeEndpoints.Show).WithName("Ballot_Practice");
        pages.MapPost("/practice", PracticeEndpoints.EditAsync).WithName("Ballot_PracticeEdit");
        pages.MapPost("/practice/check", PracticeEndpoints.CheckAsync).WithName("Ballot_PracticeCheck");
        pages.MapPost("/practice/cast", PracticeEndpoints.Cast).WithName("Ballot_PracticeCast");
        pages.MapGet("/practice-graded", PracticeEndpoints.Show).WithName("Ballot_GradedPractice");
        pages.MapPost("/practice-graded", PracticeEndpoints.EditAsync).WithName("Ballot_GradedPracticeEdit");
        pages.MapPost("/practice-graded/check", PracticeEndpoints.CheckAsync).WithName("Ballot_GradedPracticeCheck");
        pages.MapPost("/practice-graded/cast", PracticeEndpoints.Cast).WithName("Ballot_GradedPracticeCast");
        pages.MapGet("/{id:guid}/result", ResultEndpoints.ShowAsync).WithName("Ballot_Result");
        pages.MapGet("/{id:guid}/receipts", ReceiptEndpoints.ShowAsync).WithName("Ballot_Receipts");
        pages.MapPost("/{id:guid}/receipts", ReceiptEndpoints.FindAsync).WithName("Ballot_FindReceipt");
        pages.MapGet("/{id:guid}/scrutineer", ScrutineerEndpoints.ShowAsync).WithName("Ballot_Scrutineer");
        pages.MapPost("/{id:guid}/scrutineer", ScrutineerEndpoints.TakeAsync).WithName("Ballot_TakeCode");
    }

    private static Uri Listening(IServer server) =>
        new(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal) ?? "http://localhost/");
}
