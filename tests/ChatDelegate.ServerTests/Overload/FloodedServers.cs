using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Overload;

/// <summary>Servers for floods alone: they would slow down the tests that share the others.</summary>
public sealed class FloodedServers : SharedServers;
