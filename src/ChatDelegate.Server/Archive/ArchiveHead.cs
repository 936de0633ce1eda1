using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Server.Archive;

/// <summary>The first line of an archive file: what is in it, in the order in which it follows.</summary>
/// <param name="Format">What the lines mean; another number when that changes.</param>
/// <param name="At">When it was written.</param>
internal sealed record ArchiveHead(string Format, Guid Id, DateTimeOffset At, IReadOnlyList<ArchivedConversation> Conversations)
{
    public const string CurrentFormat = "chatdelegate-transcript/1";

    public int Entries => Conversations.Sum(conversation => conversation.Entries);

    public static ArchiveHead Read(string line) =>
        JsonSerializer.Deserialize(line, ArchiveJson.Readable.ArchiveHead) is { Format: CurrentFormat, Conversations: not null } head ? head : throw new InvalidDataException("It does not begin as an archive does.");

    public string Write() => JsonSerializer.Serialize(this, ArchiveJson.Readable.ArchiveHead);
}

/// <summary>What a file holds of one conversation: it names the person and the channel, for readers who have no database any more.</summary>
/// <param name="First">Lowest number of its entries there.</param>
internal sealed record ArchivedConversation(Guid Id, string Channel, string ExternalId, Guid? PersonId, int Entries, long First, long Last);

[JsonSerializable(typeof(ArchiveHead))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ArchiveJson : JsonSerializerContext
{
    /// <summary>With 汉字 as they are; these files stand in no page.</summary>
    public static ArchiveJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
