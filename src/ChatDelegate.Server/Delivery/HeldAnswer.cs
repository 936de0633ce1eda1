namespace ChatDelegate.Server.Delivery;

/// <summary>A message in a lane.</summary>
/// <param name="Until">Then it goes through the outbox, if it has not been sent.</param>
/// <param name="UnderWay">To be disposed of when it is with its channel or in the outbox.</param>
internal readonly record struct HeldAnswer(DueMessage Message, DateTimeOffset Until, IDisposable UnderWay);
