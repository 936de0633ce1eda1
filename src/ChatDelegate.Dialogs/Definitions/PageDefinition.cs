using System.Collections.Immutable;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Definitions;

/// <summary>Fields that are asked together on one card.</summary>
/// <param name="Id">Of the group, or <c>page-1</c> and so on for fields without one.</param>
/// <param name="Always">True when it is a card in the midst of questions, too.</param>
internal sealed record PageDefinition(string Id, ImmutableArray<string> Fields, Localized? Title, bool Always)
{
    /// <summary>More inputs than this do not fit on a phone.</summary>
    private const int Most = 6;

    /// <summary>A group is a page; fields without a group follow each other, up to <see cref="Most"/> on a page.</summary>
    public static ImmutableArray<PageDefinition> Of(FormDefinition form)
    {
        var pages = ImmutableArray.CreateBuilder<PageDefinition>();
        var loose = new List<string>();
        var number = 0;
        foreach (var field in form.Fields)
        {
            var group = form.Groups.FirstOrDefault(group => group.Fields.Contains(field.Id));
            if (group is not null || !field.FitsCard || loose.Count == Most)
            {
                Flush();
            }

            if (group is null && field.FitsCard)
            {
                loose.Add(field.Id);
            }
            else if (group is not null && pages.All(page => page.Id != group.Id) && form.Fields.Any(other => other.FitsCard && group.Fields.Contains(other.Id)))
            {
                pages.Add(new(group.Id, [.. form.Fields.Where(other => other.FitsCard && group.Fields.Contains(other.Id)).Select(other => other.Id)], group.Title, group.IsCard));
            }
        }

        Flush();
        return pages.ToImmutable();

        void Flush()
        {
            if (loose.Count > 0)
            {
                pages.Add(new($"page-{++number}", [.. loose], null, Always: false));
                loose.Clear();
            }
        }
    }
}
