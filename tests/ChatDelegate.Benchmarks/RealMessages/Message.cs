using System.Text.Json;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>A message of a real mailbox; read from a file that is never copied.</summary>
internal sealed record Message(string Id, string Subject, string Text, string? Category, string? Reply)
{
    public static List<Message> Read(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Message>(line, JsonSerializerOptions.Web)).OfType<Message>()];
}
