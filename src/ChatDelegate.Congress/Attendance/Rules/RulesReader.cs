using System.Globalization;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Congress.Attendance.Rules;

/// <summary>Reads the rules and says of each fault in which file and line it is and how to cure it.</summary>
internal static class RulesReader
{
    private static readonly string[] MayApprove = [ParticipantLookup.Convenor, ParticipantLookup.Staff];
    private static readonly TextCatalog NoTexts = new(new Dictionary<string, Localized>());

    public static (AttendanceRules? Rules, IReadOnlyList<DefinitionError> Errors) Read(DefinitionFile file)
    {
        var errors = new List<DefinitionError>();
        var rules = CatalogLoader.Parse(file, errors) is { } section ? Read(section) : null;
        return errors.Count == 0 ? (rules, []) : (null, [.. errors.OrderBy(error => error.Line)]);
    }

    private static AttendanceRules? Read(Section section)
    {
        section.Required("rules");
        var status = section.RequiredText("status", NoTexts);
        var (leave, quorum, participation) = (Part(section, "leave"), Part(section, "quorum"), Part(section, "participation"));
        section.Close();
        if (leave is null || quorum is null || participation is null)
        {
            return null;
        }

        var principle = leave.RequiredText("principle", NoTexts);
        var approvers = leave.List("approvers");
        if (approvers.IsEmpty || approvers.Any(approver => !MayApprove.Contains(approver)))
        {
            leave.ErrorAt("approvers", $"'approvers' must name who decides on leave: one or both of {string.Join(", ", MayApprove)}.");
        }

        var share = Share(quorum);
        participation.Required("counts");
        var counted = participation.Word("counts", "included", "excluded") == "included";
        leave.Close();
        quorum.Close();
        participation.Close();
        return new AttendanceRules(
            status.For(Locales.Chinese), status.For(Locales.English), principle.For(Locales.Chinese), principle.For(Locales.English), [.. approvers], share, counted);
    }

    private static Section? Part(Section section, string key)
    {
        var part = section.Map(key);
        if (part is null && !section.Has(key))
        {
            section.Error($"'{key}' is missing. Add '{key}:' with its keys below it.");
        }

        return part;
    }

    private static (int Part, int Whole) Share(Section quorum)
    {
        var text = quorum.Required("share");
        if (text.Split('/') is [var part, var whole]
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var above)
            && int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var below)
            && above > 0 && above <= below && below <= 1000)
        {
            return (above, below);
        }

        if (text.Length > 0)
        {
            quorum.ErrorAt("share", $"'share: {text}' must be a fraction of at most one, such as 2/3.");
        }

        return (1, 1);
    }
}
