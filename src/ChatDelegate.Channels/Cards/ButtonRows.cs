namespace ChatDelegate.Channels.Cards;

/// <summary>
/// Buttons in rows that a phone has room for. Teams puts all buttons of a set side by side and cuts their titles off where they
/// do not fit; Web Chat stacks them by itself.
/// </summary>
internal static class ButtonRows
{
    /// <summary>Of a message on a narrow phone, in widths of a Chinese character.</summary>
    private const double Room = 19;

    private const double Frame = 2.2;
    private const double Gap = 0.7;
    private const double LatinWidth = 0.55;

    public static IEnumerable<IReadOnlyList<CardButton>> Of(IReadOnlyList<CardButton> buttons)
    {
        var row = new List<CardButton>();
        var width = 0.0;
        foreach (var button in buttons)
        {
            var own = Frame + Width(button.Title);
            if (row.Count > 0 && width + Gap + own > Room)
            {
                yield return row;
                row = [];
                width = 0;
            }

            width += (row.Count > 0 ? Gap : 0) + own;
            row.Add(button);
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    private static double Width(string title)
    {
        var width = 0.0;
        foreach (var character in title)
        {
            width += character < '\u2e80' ? LatinWidth : 1;
        }

        return width;
    }
}
