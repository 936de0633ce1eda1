using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>Groups and the channels they can be asked in.</summary>
internal static class GroupChecks
{
    public static void Run(Section section, FormDefinition form)
    {
        foreach (var twice in form.Groups.SelectMany(group => group.Fields).GroupBy(field => field).Where(fields => fields.Count() > 1))
        {
            section.ErrorAt("groups", $"The field '{twice.Key}' is in two groups. Keep it in one.");
        }

        foreach (var twice in form.Groups.GroupBy(group => group.Id).Where(group => group.Count() > 1))
        {
            section.ErrorAt("groups", $"There are two groups '{twice.Key}'. Give one another id.");
        }

        foreach (var group in form.Groups)
        {
            if (group.Fields.IsEmpty)
            {
                section.ErrorAt("groups", $"The group '{group.Id}' has no fields. Add 'fields: [...]'.");
            }

            if (form.Field(group.Id) is not null || group.Id.StartsWith("page-", StringComparison.Ordinal))
            {
                section.ErrorAt("groups", $"A group cannot be called '{group.Id}': that is a field, or a page of fields without a group. Give it another id.");
            }
        }

        if (!form.InChat && form.Fields.FirstOrDefault(field => field is { Asked: true, FitsCard: false, Secret: false, Type: not FieldType.Dialog }) is { } unfit)
        {
            section.ErrorAt("channels", $"'{unfit.Id}' cannot be asked on a card, so the form needs the channel chat, too.");
        }

        if (form is { InChat: false, OnCards: false })
        {
            section.ErrorAt("channels", "A form needs at least one channel: chat, card or both.");
        }
    }
}
