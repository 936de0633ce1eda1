using System.Globalization;
using ChatDelegate.Congress.Programme.Tasks;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Congress.Programme.Template;

/// <summary>Reads a template and says of each fault in which file and line it is and how to cure it.</summary>
internal sealed class TemplateReader
{
    private static readonly string[] StageNames = ["study", "decide", "discuss", "evaluate"];
    private readonly List<DefinitionError> _errors = [];
    private readonly IReadOnlyCollection<string> _proofs;

    private TemplateReader(IReadOnlyCollection<string> proofs) => _proofs = proofs;

    /// <param name="proofs">Names of what can show that something is done, beside <c>mark</c> and <c>attendance</c>.</param>
    public static (PlanTemplate? Template, IReadOnlyList<DefinitionError> Errors) Read(DefinitionFile file, IReadOnlyCollection<string> proofs)
    {
        var reader = new TemplateReader(proofs);
        var template = CatalogLoader.Parse(file, reader._errors) is { } section ? reader.Read(section) : null;
        return reader._errors.Count == 0 ? (template, []) : (null, [.. reader._errors.OrderBy(error => error.Line)]);
    }

    private PlanTemplate Read(Section section)
    {
        section.Required("template");
        var status = Text(section, "status");
        var title = Text(section, "title");
        var stages = section.List("stages");
        if (!stages.SequenceEqual(StageNames))
        {
            section.ErrorAt("stages", $"'stages' must be [{string.Join(", ", StageNames)}]: 学、决、议、评 follow one another. Write them in this order.");
        }

        var parts = section.Maps("items");
        var items = parts.Select(Item).ToList();
        section.Close();
        CheckWhole(section, parts, items);
        return new PlanTemplate(status.Zh, status.En, title.Zh, title.En, items);
    }

    private static void CheckWhole(Section section, IReadOnlyList<Section> parts, List<TemplateItem> items)
    {
        foreach (var (item, part) in items.Zip(parts).Where((pair, index) => items.FindIndex(other => other.Id == pair.First.Id) < index))
        {
            part.ErrorAt("id", $"There are two items '{item.Id}'. Give each an id of its own.");
        }

        foreach (var (part, item, before) in parts.Skip(1).Zip(items.Skip(1), items))
        {
            if (item.Stage < before.Stage)
            {
                part.ErrorAt("stage", $"'{item.Id}' belongs to an earlier stage than '{before.Id}' above it. Sort the items by stage: {string.Join(", ", StageNames)}.");
            }
        }

        foreach (var block in Enum.GetValues<PlanBlock>().Where(block => items.TrueForAll(item => item.Block != block)))
        {
            section.ErrorAt("items", $"No item is of the block '{block.ToString().ToLowerInvariant()}'. \"3+X\" needs at least one of each: vote, suggestions, evaluation, extra.");
        }

        if (items.Count(item => item is { Stage: PlanStage.Decide, MeetingMinutes: not null }) != 1)
        {
            section.ErrorAt("items", "Exactly one meeting must be of the stage 'decide': the vote. Add 'meeting: 180' to it, and to no other one.");
        }
    }

    private TemplateItem Item(Section part)
    {
        var title = Text(part, "title");
        var stage = (PlanStage)Index(part, "stage", StageNames);
        var due = part.Map("due");
        if (due is null && !part.Has("due"))
        {
            part.Error("'due' is missing. Add 'due: {from: start, days: 0, at: \"18:00\"}'.");
        }

        var anchor = (PlanAnchor)Array.IndexOf<string>(["start", "vote", "end"], due?.Word("from", "start", "vote", "end") ?? "start");
        var (days, at) = (due?.Whole("days") ?? 0, Time(due));
        due?.Close();
        var item = new TemplateItem(
            part.Required("id"), stage, Block(part), Owner(part), title.Zh, title.En, anchor, days, at,
            part.Whole("meeting"), part.Flag("movable"), part.Scalar("dialog"), Proof(part), [.. part.Maps("materials").Select(Material)]);
        part.Close();
        CheckVote(part, item);
        return item;
    }

    /// <summary>The vote is on one day for all, whatever else a template says.</summary>
    private static void CheckVote(Section part, TemplateItem item)
    {
        if (item is not { Stage: PlanStage.Decide, MeetingMinutes: not null })
        {
            return;
        }

        if (item.Movable)
        {
            part.ErrorAt("movable", "The vote is on one day for all groups. Take 'movable' away.");
        }

        if (item.Anchor != PlanAnchor.Vote || item.Days != 0)
        {
            part.ErrorAt("due", "The vote is on the vote day. Write 'due: {from: vote, days: 0, at: ...}'.");
        }
    }

    private string Proof(Section part)
    {
        var proof = part.Scalar("proof") ?? (part.Has("meeting") ? TaskProof.Attendance : TaskProof.Mark);
        if (proof is not (TaskProof.Mark or TaskProof.Attendance) && !_proofs.Contains(proof))
        {
            part.ErrorAt("proof", $"'proof: {proof}' is unknown. Use {string.Join(", ", [TaskProof.Mark, TaskProof.Attendance, .. _proofs])}.");
        }

        if (proof == TaskProof.Attendance != part.Has("meeting"))
        {
            part.ErrorAt("proof", "'proof: attendance' belongs to meetings, and only to them. Leave 'proof' out, or add 'meeting: 120' (minutes).");
        }

        return proof;
    }

    private static PlanBlock Block(Section part) => (PlanBlock)Index(part, "block", "vote", "suggestions", "evaluation", "extra");

    private static PlanOwner Owner(Section part) => (PlanOwner)Index(part, "owner", "staff", "convenor", "delegate", "supervisor");

    private static int Index(Section part, string key, params string[] words)
    {
        part.Required(key);
        return Array.IndexOf(words, part.Word(key, words));
    }

    private static PlanMaterial Material(Section part)
    {
        var title = Text(part, "title");
        var address = part.Scalar("address");
        if (address is not null && !Uri.IsWellFormedUriString(address, UriKind.Absolute))
        {
            part.ErrorAt("address", $"'address: {address}' is no address. Write a whole one, https://…");
        }

        part.Close();
        return new PlanMaterial(title.Zh, title.En, address);
    }

    private static TimeOnly Time(Section? due)
    {
        if (due is null)
        {
            return default;
        }

        if (TimeOnly.TryParseExact(due.Required("at"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return at;
        }

        if (due.Has("at"))
        {
            due.ErrorAt("at", $"'at: {due.Scalar("at")}' is no time of day. Write it as at: \"09:00\", in quotes.");
        }

        return default;
    }

    private static (string Zh, string En) Text(Section part, string key)
    {
        var text = part.RequiredText(key, new TextCatalog(new Dictionary<string, Localized>()));
        return (text.For(Locales.Chinese), text.For(Locales.English));
    }
}
