namespace ChatDelegate.ServerTests.Support;

/// <summary>Somebody of the demo congress, as <c>GET /demo/people</c> tells.</summary>
public sealed record DemoPerson(string Id, string Name, string Role, string? Group, string SignInUrl);
