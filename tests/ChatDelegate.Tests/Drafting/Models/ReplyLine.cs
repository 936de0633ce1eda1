using System.Net.Sockets;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>What a reply is given to send itself with.</summary>
internal sealed record ReplyLine(Socket Socket, NetworkStream Stream, Action<TimeSpan> PassTime);
