namespace ChatDelegate.Server.Files;

/// <summary>A file that came with a message.</summary>
/// <param name="Name">As the sender calls it, cut to a sane length, without path.</param>
/// <param name="Kept">Where it lies; null when it was refused.</param>
/// <param name="Refusal">Key of the text that says why not: <c>file.too_large</c>, <c>file.not_a_picture</c>, <c>file.too_many</c>.</param>
internal sealed record ReceivedFile(string Name, KeptFile? Kept, string? Refusal);

/// <summary>A file in the files folder.</summary>
internal sealed record KeptFile(Guid Id, string ContentType, long Bytes, string Sha256);
