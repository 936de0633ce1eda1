using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Testing.Playing;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Testing.Measuring;

/// <summary>Sees by which ways a dialog was left and come back to.</summary>
internal static class ExitWatch
{
    private const string Submitted = "submitted";
    private const string Cancelled = "cancelled";
    private const string Parked = "parked";
    private const string Ended = "ended";
    private const string Resumed = "resumed";
    private const string Interrupted = "interrupted";
    private const string HandedOver = "handed-over";

    public static IReadOnlyList<string> Possible(DialogDefinition dialog) => dialog switch
    {
        FormDefinition => [Submitted, Cancelled, Parked, Interrupted, Resumed, HandedOver],
        DeskDefinition => [Ended, Interrupted, Resumed, HandedOver],
        _ => [],
    };

    public static IEnumerable<string> See(Played played, string dialog, TextCatalog texts)
    {
        if (played.Exchange is not { } exchange)
        {
            yield break;
        }

        if (exchange.Submits.Any(submit => submit.Dialog == dialog && submit.Accepted))
        {
            yield return Submitted;
        }

        if (exchange.Before.CurrentDialog == dialog && played.Step is CaseStep.Says said && IsHandOver(said.Text, texts))
        {
            yield return HandedOver;
        }

        foreach (var frame in exchange.Before.Frames.Concat(exchange.Before.Parked).Where(frame => frame.Dialog == dialog))
        {
            if (Way(frame, exchange) is { } way)
            {
                yield return way;
            }
        }

        if (exchange.Before.Frames.All(frame => frame.Dialog != dialog) && exchange.Submits.IsEmpty && exchange.Drafts.Values.Any(frame => frame.Dialog == dialog) && exchange.After.Frames.All(frame => frame.Dialog != dialog))
        {
            yield return Ended;
        }
    }

    private static string? Way(Frame frame, Exchange exchange)
    {
        var was = exchange.Before.Frames.IndexOf(frame);
        var wasTop = was >= 0 && was == exchange.Before.Frames.Length - 1;
        var at = exchange.After.Frames.ToList().FindIndex(other => other.Draft == frame.Draft);
        var isTop = at >= 0 && at == exchange.After.Frames.Length - 1;
        if (isTop)
        {
            return wasTop ? null : Resumed;
        }

        if (at >= 0)
        {
            return wasTop ? Interrupted : null;
        }

        if (exchange.After.Parked.FirstOrDefault(other => other.Draft == frame.Draft) is { } parked)
        {
            return was < 0 ? null : parked.Cancelled ? Cancelled : Parked;
        }

        var startsOver = exchange.After.Frames.Any(other => other.Dialog == frame.Dialog);
        var submitted = exchange.Submits.Any(submit => submit.Dialog == frame.Dialog && submit.Accepted);
        return was < 0 || startsOver || submitted ? null : frame.Focus is null && frame.Answers.IsEmpty ? Ended : Cancelled;
    }

    private static bool IsHandOver(string text, TextCatalog texts) =>
        texts.Find("engine.commands.hand_over").Everything.Any(phrase => Fold.Bare(phrase) == Fold.Bare(text));
}
