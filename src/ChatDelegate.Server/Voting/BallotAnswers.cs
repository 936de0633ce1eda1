using ChatDelegate.Server.Voting.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatDelegate.Server.Voting;

/// <summary>Pages as answers.</summary>
internal static class BallotAnswers
{
    public static IResult Mark(BallotWords words, BallotSheet sheet, string? why = null) =>
        Page<MarkPage>(why is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, ("Words", words), ("Sheet", sheet), ("Why", why));

    public static IResult Check(BallotWords words, BallotSheet sheet) => Page<CheckPage>(StatusCodes.Status200OK, ("Words", words), ("Sheet", sheet));

    public static IResult Done(BallotWords words, BallotSheet sheet, IReadOnlyList<string> receipts) => Page<DonePage>(StatusCodes.Status200OK, ("Words", words), ("Sheet", sheet), ("Receipts", receipts));

    public static IResult Voted(BallotSeat seat) => Page<VotedPage>(StatusCodes.Status200OK, ("Words", seat.Words), ("Seat", seat));

    /// <summary>Something that cannot be done, and what to do instead.</summary>
    /// <param name="link">Where that leads, and what it is called.</param>
    public static IResult Message(int status, BallotWords words, string title, string text, (string Address, string Label)? link = null) =>
        Page<MessagePage>(status, ("Words", words), ("Title", title), ("Text", text), ("Address", link?.Address), ("Label", link?.Label));

    public static IResult NotFound(BallotWords words) => Message(StatusCodes.Status404NotFound, words, words["page.not_found_title"], words["page.not_found"]);

    public static IResult Page<T>(int status, params (string Name, object? Value)[] parameters)
        where T : IComponent => new RazorComponentResult<T>(parameters.ToDictionary(one => one.Name, one => one.Value)) { StatusCode = status, PreventStreamingRendering = true };
}
