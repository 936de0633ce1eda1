using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Which part of a list is shown.</summary>
/// <param name="Page">From 1 to <paramref name="Pages"/>; what is asked beyond is brought back into the list.</param>
/// <param name="Action">The desk's action that turns the page, with the value <c>page</c>.</param>
/// <param name="Query">What was searched for; goes along when the page is turned.</param>
internal sealed record Paging(int Page, int Pages, int Total, int Size, string Action, string? Query = null)
{
    public static async Task<Paging> OverAsync<T>(IQueryable<T> all, int? page, int size, string action, CancellationToken cancellationToken, string? query = null)
    {
        var total = await all.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + size - 1) / size);
        return new Paging(Math.Clamp(page ?? 1, 1, pages), pages, total, size, action, query);
    }

    public IQueryable<T> Of<T>(IQueryable<T> ordered) => ordered.Skip((Page - 1) * Size).Take(Size);

    public IEnumerable<CardButton> Buttons(CommandContext context)
    {
        if (Page > 1)
        {
            yield return Turn(context.Text("list.previous"), Page - 1);
        }

        if (Page < Pages)
        {
            yield return Turn(context.Text("list.next"), Page + 1);
        }
    }

    private CardButton Turn(string label, int to)
    {
        var values = new Dictionary<string, string> { ["page"] = to.ToString(CultureInfo.InvariantCulture) };
        if (Query is not null)
        {
            values["query"] = Query;
        }

        return new CardButton(label, new ButtonAction("act", Action, values));
    }
}
