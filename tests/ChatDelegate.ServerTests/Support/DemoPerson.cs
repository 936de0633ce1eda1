namespace ChatDelegate.ServerTests.Support;

/// <summary>Somebody of the demo congress, as <c>GET /demo/people</c> tells.</summary>
public sealed record DemoPerson(string Id, string Name, string Role, string? Group, string SignInUrl)
{
    /// <summary>Their link, at whichever server has their congress: the one that told of it, or one restored from its backup.</summary>
    public Uri SignInAt(ServerProcess server) => new(server.Address, new Uri(server.Address, SignInUrl).PathAndQuery);
}
