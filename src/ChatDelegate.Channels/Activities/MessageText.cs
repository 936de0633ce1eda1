using System.Text;

namespace ChatDelegate.Channels.Activities;

/// <summary>
/// What the person said, as plain text. In a group a bot hears only what begins with its own name, which is no part of a command; other
/// people's names stay, without their mark-up.
/// </summary>
public static class MessageText
{
    /// <summary>More are nobody's message, and each is looked for in the text.</summary>
    private const int MostMentions = 100;

    private const string NoBreakSpace = "&nbsp;";

    /// <summary>Empty when nothing was said.</summary>
    public static string Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (string.IsNullOrEmpty(activity.Text))
        {
            return string.Empty;
        }

        var text = WithoutOwnMention(activity.Text, [.. Mention.Of(activity).Take(MostMentions)], activity.Recipient?.Id);
        return activity.TextFormat == TextFormats.Xml ? HtmlText.ToPlain(text) : text;
    }

    /// <summary>In Teams, the text once more in HTML: not a file, although it comes among the files.</summary>
    public static bool IsTextAgain(Attachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return attachment.ContentUrl is null && ContentTypes.Html.Equals(attachment.ContentType, StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutOwnMention(string text, IReadOnlyList<Mention> mentions, string? ownId)
    {
        if (mentions.Count == 0)
        {
            return text;
        }

        var open = mentions.Select(mention => new Sought(Name(mention.Text) ?? Name(mention.Mentioned.Name), mention.Mentioned.Id == ownId && ownId is not null)).ToList();
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (AtTag.Find(text, at) is { } tag)
        {
            Append(plain, text.AsSpan(at, tag.Start - at));
            at = tag.End;
            if (Take(open, Name(tag.Inner(text))) is not { } who)
            {
                Append(plain, text.AsSpan(tag.Start, tag.End - tag.Start)); // typed by somebody, for whatever reason
            }
            else if (!who.IsOwn)
            {
                Append(plain, who.Name);
            }
            else if (text.AsSpan(at).StartsWith(NoBreakSpace, StringComparison.Ordinal))
            {
                at += NoBreakSpace.Length;
            }
        }

        Append(plain, text.AsSpan(at));
        return WithoutPlainMentions(plain.ToString().Trim(), mentions, ownId);
    }

    /// <summary>Channels without mark-up put the bare name into the text, such as <c>@bot</c>.</summary>
    private static string WithoutPlainMentions(string text, IReadOnlyList<Mention> mentions, string? ownId)
    {
        foreach (var mention in mentions)
        {
            if (mention.Mentioned.Id == ownId && mention.Text is { Length: > 1 } own && own[0] == '@'
                && text.IndexOf(own, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                var rest = new StringBuilder();
                Append(rest, text.AsSpan(0, at));
                Append(rest, text.AsSpan(at + own.Length));
                text = rest.ToString().Trim();
            }
        }

        return text;
    }

    /// <summary>The first that is still open, since two may bear the same name; else the last that was.</summary>
    private static Sought? Take(List<Sought> open, string? name)
    {
        var found = open.FindIndex(sought => !sought.IsUsed && IsSame(sought.Name, name));
        if (found < 0)
        {
            found = open.FindLastIndex(sought => IsSame(sought.Name, name));
        }

        if (found >= 0)
        {
            open[found] = open[found] with { IsUsed = true };
        }

        return found < 0 ? null : open[found];
    }

    private static bool IsSame(string? one, string? other) => one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without mark-up, each run of white space one space.</summary>
    private static string? Name(string? text) =>
        text is null ? null : string.Join(' ', HtmlText.ToPlain(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Where a name was cut out, two spaces become one.</summary>
    private static void Append(StringBuilder plain, ReadOnlySpan<char> part)
    {
        var isSeam = plain.Length == 0 || char.IsWhiteSpace(plain[^1]);
        plain.Append(isSeam ? part.TrimStart(" \u00a0") : part);
    }

    private sealed record Sought(string? Name, bool IsOwn, bool IsUsed = false);

    /// <summary>An <c>at</c> element of Teams.</summary>
    private sealed record AtTag(int Start, int InnerStart, int InnerEnd, int End)
    {
        private const string Close = "</at>";

        public string Inner(string text) => text[InnerStart..InnerEnd];

        public static AtTag? Find(string text, int from)
        {
            for (var at = from; (at = text.IndexOf("<at", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 3)
            {
                if (at + 3 >= text.Length || (text[at + 3] != '>' && !char.IsWhiteSpace(text[at + 3])))
                {
                    continue; // <attachment>
                }

                var inner = text.IndexOf('>', at) + 1;
                var close = inner == 0 ? -1 : text.IndexOf(Close, inner, StringComparison.OrdinalIgnoreCase);
                return close < 0 ? null : new AtTag(at, inner, close, close + Close.Length);
            }

            return null;
        }
    }
}
