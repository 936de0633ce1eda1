using System.Collections.Immutable;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>Holds what came against what was expected; each difference is one sentence.</summary>
/// <param name="later">Fields that the same card page brings, which the step had not reached in chat.</param>
/// <param name="isLast">Whether nothing else was done since the step.</param>
internal sealed class Checker(Conversation talk, string dialog, Rendering rendering, IReadOnlySet<string> later, bool isLast)
{
    public IEnumerable<string> Check(Expectation expected, Exchange exchange)
    {
        if (expected.In is ExpectedIn.Chat && rendering == Rendering.Card || expected.In is ExpectedIn.Card && rendering == Rendering.Chat)
        {
            return [];
        }

        return Words(expected, exchange).Concat(Values(expected, exchange)).Concat(Errors(expected, exchange)).Concat(Calls(expected, exchange)).Concat(Standing(expected, exchange));
    }

    private IEnumerable<string> Words(Expectation expected, Exchange exchange)
    {
        var said = SaidText.Of(exchange.Replies);
        if (rendering == Rendering.Chat || expected.In is not null)
        {
            foreach (var text in expected.Says.Where(text => !SaidText.Says(said, text, talk.Catalog.Texts, talk.Locale)))
            {
                yield return $"'{Shown(text)}' was not said.";
            }

            if (expected.Asks is { } field && (exchange.Top?.Focus ?? "") is var focus && focus != field && !IsOnPage(field))
            {
                yield return $"'{field}' was not asked, but {(focus.Length == 0 ? "nothing" : $"'{focus}'")}.";
            }
        }

        foreach (var text in expected.NotSays.Where(text => SaidText.Says(said, text, talk.Catalog.Texts, talk.Locale)))
        {
            yield return $"'{Shown(text)}' was said.";
        }
    }

    private IEnumerable<string> Values(Expectation expected, Exchange exchange)
    {
        var pairs = expected.Values.Where(pair => !later.Contains(pair.Key)).ToList();
        if (pairs.Count == 0)
        {
            yield break;
        }

        var frame = exchange.After.Frames.LastOrDefault(frame => frame.Dialog == dialog) ?? exchange.After.Parked.LastOrDefault(frame => frame.Dialog == dialog);
        foreach (var (field, wanted) in pairs)
        {
            var value = ValueText.Of(frame?.Answers.GetValueOrDefault(field)?.Value ?? frame?.Kept.GetValueOrDefault(field));
            if (value != wanted)
            {
                yield return frame is null ? $"'{dialog}' is not under way, so '{field}' holds nothing." : $"'{field}' is '{value}', not '{wanted}'.";
            }
        }
    }

    private static IEnumerable<string> Errors(Expectation expected, Exchange exchange)
    {
        foreach (var (field, code) in expected.Errors)
        {
            var codes = exchange.Rejected.Where(rejected => rejected.Field == field).Select(rejected => rejected.Code).ToList();
            if (code.Length == 0 ? codes.Count > 0 : !codes.Contains(code))
            {
                yield return $"'{field}' was {(codes.Count == 0 ? "not refused" : $"refused as {string.Join(", ", codes)}")}, not as '{code}'.";
            }
        }
    }

    private IEnumerable<string> Calls(Expectation expected, Exchange exchange)
    {
        foreach (var (name, inputs) in expected.Calls)
        {
            var calls = exchange.Calls.Where(call => call.Name == name).ToList();
            if (calls.Count == 0)
            {
                yield return $"'{name}' was not called{(exchange.Calls.IsEmpty ? "" : $", but {string.Join(", ", exchange.Calls.Select(call => call.Name))}")}.";
            }

            foreach (var (input, wanted) in calls.Count == 0 ? ImmutableSortedDictionary<string, string>.Empty : inputs)
            {
                var given = calls.Select(call => ValueText.Of(call.Input.GetValueOrDefault(input))).ToList();
                if (!given.Contains(wanted))
                {
                    yield return $"'{name}' was called with {input} '{Shown(given[^1])}', not '{Shown(wanted)}'.";
                }
            }
        }

        foreach (var call in exchange.Calls.Where(call => isLast && (expected.NoCalls.Contains(call.Name) || expected.NoCalls.Contains(Expectation.AnyCall))))
        {
            yield return $"'{call.Name}' was called.";
        }
    }

    private IEnumerable<string> Standing(Expectation expected, Exchange exchange)
    {
        if (isLast && expected.Summary is { } summary && summary != exchange.Top is { Nonce: not null, Focus: null })
        {
            yield return summary ? "No summary stands to be confirmed." : "A summary stands to be confirmed.";
        }

        if (expected.Hidden is { } hidden && hidden != exchange.Hidden)
        {
            yield return hidden ? "The message was not hidden." : "The message was hidden.";
        }

        if (expected.Dialog is { } wanted && (exchange.After.CurrentDialog ?? Expectation.NoDialog) is var current && current != wanted)
        {
            yield return $"Under way is '{current}', not '{wanted}'.";
        }

        if (expected.Card is { } page && (rendering == Rendering.Card || expected.In is not null) && (PageId() ?? Expectation.NoDialog) is var standing && standing != page)
        {
            yield return $"The page that stands is '{standing}', not '{page}'.";
        }
    }

    private bool IsOnPage(string field) => talk.Page?.Blocks.OfType<Input>().Any(input => input.Field == field) == true;

    private string? PageId() => talk.Page is { } page ? Conversation.SubmitOf(page)?.Target : null;

    private static string Shown(string text) => text.Length <= 80 ? text : text[..60] + "…";
}
