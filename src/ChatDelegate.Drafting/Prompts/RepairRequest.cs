using Microsoft.Extensions.AI;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// What a malformed answer is answered with, once. The answer itself is not sent back: what is wrong with it is enough, and words of a
/// note that it repeats would come back as the model's own.
/// </summary>
internal static class RepairRequest
{
    public static ChatMessage For(IReadOnlyList<string> faults) =>
        new(ChatRole.User, $"上一次的回答格式不对：{InputJson.Write(faults)}。请按要求重新回答，只输出一个完整的 JSON 对象，不加任何说明。");
}
