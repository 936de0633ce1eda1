using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>Addresses of the ballot's pages, as chats show them.</summary>
public sealed class BallotLinks(ServerAddress address, BallotPasses passes, IOptions<VotingOptions> options)
{
    public Uri Practice => new(Root, "practice");

    public Uri GradedPractice => new(Root, "practice-graded");

    private Uri Root => new(options.Value.Address ?? address(), "/ballot/");

    /// <summary>For who is signed in there already, in the web chat.</summary>
    public Uri Page(Guid ballotId) => new(Root, ballotId.ToString());

    /// <summary>For one person, who need not be signed in; only for a while, and worth one vote.</summary>
    public Uri Page(Guid ballotId, Guid personId) => new(Root, $"go/{passes.Issue(BallotPasses.Link, ballotId, personId, TimeSpan.FromMinutes(options.Value.LinkMinutes))}");

    public Uri Receipts(Guid ballotId) => new(Root, $"{ballotId}/receipts");

    /// <summary>The result, once it is published.</summary>
    public Uri Result(Guid ballotId) => new(Root, $"{ballotId}/result");

    public Uri Scrutineer(Guid ballotId) => new(Root, $"{ballotId}/scrutineer");
}

/// <summary>The first address that the server listens on, for installations that name none.</summary>
public delegate Uri ServerAddress();
