using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// What a malformed answer is answered with, once: what is wrong with it, and the schema, which some servers take and do not heed. The
/// answer itself is not sent back, for words of a note that it repeats would come back as the model's own.
/// </summary>
internal static class RepairRequest
{
    public static ChatMessage For(IReadOnlyList<string> faults, JsonElement schema) =>
        new(ChatRole.User, $"上一次的回答格式不对：{InputJson.Write(faults)}。请重新回答，只输出一个完整的 JSON 对象，不加任何说明，符合：{JsonSerializer.Serialize(schema, InputJson.Options)}");
}
