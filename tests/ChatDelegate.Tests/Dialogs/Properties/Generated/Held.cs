using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>What people have told a conversation, to compare: values and what was skipped, without revisions, times and message ids.</summary>
internal static class Held
{
    public static string By(ConversationState state) =>
        string.Join("\n", state.Frames.Concat(state.Parked).OrderBy(frame => frame.Draft, StringComparer.Ordinal).Select(By));

    public static string By(Frame frame) => string.Join("; ", frame.Answers
        .Select(pair => $"{pair.Key}={Show(pair.Value.Value)}")
        .Concat(frame.Skipped.Order(StringComparer.Ordinal).Select(id => id + " skipped"))
        .Prepend(frame.Draft));

    // A list's own ToString does not show its items.
    public static string Show(Value? held) => held switch
    {
        Value.ListValue list => $"[{string.Join(',', list.Items)}]",
        Value.AttachmentsValue files => $"[{string.Join(',', files.Items.Select(file => file.Id))}]",
        var value => value?.ToString() ?? "nothing",
    };
}
