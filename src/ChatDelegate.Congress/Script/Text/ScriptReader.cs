using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Congress.Script.Text;

/// <summary>Reads a host script and says of each fault in which file and line it is and how to cure it.</summary>
internal static class ScriptReader
{
    private static readonly string[] StageNames = ["study", "decide", "discuss", "evaluate"];
    private static readonly string[] ActNames = ["check-in", "roll", "candidates", "open-ballot", "prompt", "close-ballot", "announce", "end-meeting"];
    private static readonly TextCatalog NoTexts = new(new Dictionary<string, Localized>());

    public static (HostScript? Script, IReadOnlyList<DefinitionError> Errors) Read(DefinitionFile file)
    {
        var errors = new List<DefinitionError>();
        var script = CatalogLoader.Parse(file, errors) is { } section ? Read(section) : null;
        return errors.Count == 0 ? (script, []) : (null, [.. errors.OrderBy(error => error.Line)]);
    }

    private static HostScript Read(Section section)
    {
        section.Required("script");
        var (status, title) = (section.RequiredText("status", NoTexts), section.RequiredText("title", NoTexts));
        var sections = section.Maps("stages");
        var parts = sections.Select(Part).ToList();
        section.Close();
        if (parts.TrueForAll(part => part.Stage != PlanStage.Decide))
        {
            section.ErrorAt("stages", "There is no script for the vote. Add a part '- stage: decide' with its steps.");
        }

        foreach (var (part, before, at) in parts.Skip(1).Zip(parts, sections.Skip(1)))
        {
            if (part.Stage <= before.Stage)
            {
                at.ErrorAt("stage", $"The stages must be in the order {string.Join(", ", StageNames)}, each once. Move this part, or put its steps into the other one.");
            }
        }

        return new HostScript(status.For(Locales.Chinese), status.For(Locales.English), title.For(Locales.Chinese), title.For(Locales.English), parts);
    }

    private static ScriptPart Part(Section section)
    {
        section.Required("stage");
        var stage = (PlanStage)Array.IndexOf(StageNames, section.Word("stage", StageNames));
        var title = section.RequiredText("title", NoTexts);
        var sections = section.Maps("steps");
        var steps = sections.Select(Step).ToList();
        section.Close();
        if (steps.Count == 0)
        {
            section.Error("This stage has no steps. Add 'steps:' with '- id: ...', or take the stage out.");
        }

        foreach (var (step, at) in steps.Zip(sections).Where((pair, index) => steps.FindIndex(other => other.Id == pair.First.Id) < index))
        {
            at.ErrorAt("id", $"There are two steps '{step.Id}' in this stage. Give each an id of its own.");
        }

        ActOrder.Check(section, stage, steps, sections);
        return new ScriptPart(stage, title.For(Locales.Chinese), title.For(Locales.English), steps);
    }

    private static ScriptedStep Step(Section section)
    {
        var (id, title) = (section.Required("id"), section.RequiredText("title", NoTexts));
        var act = section.Has("act") ? (StepAct?)Array.IndexOf(ActNames, section.Word("act", ActNames)) : null;
        var lines = section.Maps("lines").Select(Line).ToList();
        section.Close();
        if (lines.Count == 0)
        {
            section.Error($"The step '{id}' has nothing to say. Add 'lines:' with '- {{zh-CN: ..., en: ...}}'.");
        }

        return new ScriptedStep(id, title.For(Locales.Chinese), title.For(Locales.English), act, lines);
    }

    private static ScriptLine Line(Section section)
    {
        var text = section.Languages("lines");
        foreach (var name in text.Everything.SelectMany(Template.Names).Distinct().Where(name => !Placeholders.Names.Contains(name)))
        {
            section.Error($"'{{{name}}}' is no placeholder. Use {string.Join(", ", Placeholders.Names.Select(known => $"{{{known}}}"))}.");
        }

        return new ScriptLine(text.For(Locales.Chinese), text.For(Locales.English));
    }
}
