using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Loading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDelegate.Dialogs.Testing.Reading;

/// <summary>Reads a test file.</summary>
internal static class SuiteReader
{
    public static SuiteLoad Read(DefinitionFile file, DialogCatalog catalog, DefinitionSet set)
    {
        var errors = new List<DefinitionError>();
        var suite = Parse(file, errors) is { } section ? Suite(section, catalog, set) : null;
        return errors.Count == 0 ? new SuiteLoad(suite, []) : new SuiteLoad(null, [.. errors.OrderBy(error => error.Line)]);
    }

    private static Section? Parse(DefinitionFile file, List<DefinitionError> errors)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Content));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new Section(file.Path, root, errors);
            }

            errors.Add(new DefinitionError(file.Path, 1, "The file must hold one YAML mapping with 'dialog:' and 'cases:'."));
        }
        catch (YamlException exception)
        {
            errors.Add(new DefinitionError(file.Path, (int)exception.Start.Line, $"This is no YAML: {exception.Message} Check indentation and duplicate keys; inside braces a text with commas or colons needs \"quotes\"."));
        }

        return null;
    }

    private static DialogSuite? Suite(Section section, DialogCatalog catalog, DefinitionSet set)
    {
        var id = section.Required("dialog");
        if (catalog.Find(id) is not { } dialog)
        {
            section.ErrorAt("dialog", $"There is no dialog '{id}'.{LoadScope.Nearest(id, catalog.Dialogs.Select(known => known.Id))}");
            return null;
        }

        var scope = new SuiteScope(catalog, set, dialog);
        var reasons = section.Map("not_applicable");
        var notApplicable = SuiteScope.Pairs(reasons);
        foreach (var tag in notApplicable.Keys)
        {
            CheckTag(reasons, tag, tag, dialog);
        }

        var given = GivenReader.Read(section.Map("given"), scope, Given.Nothing);
        var cases = section.Maps("cases").Select(one => Case(one, scope, given)).ToList();
        if (cases.Count == 0)
        {
            section.Error("'cases:' is missing. Add '- name: ...' with 'steps:'.");
        }

        foreach (var twice in cases.GroupBy(one => one.Name).Where(group => group.Count() > 1))
        {
            section.Error(twice.Last().Line, $"There are two cases '{twice.Key}'. Give one another name.");
        }

        section.Close();
        return new DialogSuite(id, section.File, notApplicable, cases);
    }

    private static DialogCase Case(Section section, SuiteScope scope, Given suite)
    {
        var covers = section.List("covers");
        foreach (var tag in covers)
        {
            CheckTag(section, "covers", tag, scope.Dialog);
        }

        var only = Rendering(section, "only");
        var because = section.Scalar("because");
        if (only is not null && string.IsNullOrWhiteSpace(because))
        {
            section.ErrorAt("only", "A case that runs in one rendering only says why. Add 'because: ...'.");
        }

        var expected = ExpectationReader.In(section, "in") ?? (only == Testing.Rendering.Card ? ExpectedIn.Both : null);
        var steps = section.Maps("steps").Select(step => StepReader.Read(step, scope, expected)).OfType<CaseStep>().ToImmutableArray();
        if (steps.IsEmpty)
        {
            section.Error("'steps:' is missing. Add '- user: ...'.");
        }

        var test = new DialogCase
        {
            Name = section.Required("name"),
            Dialog = scope.Dialog.Id,
            File = section.File,
            Line = section.Line,
            Covers = covers,
            Only = only,
            Because = because,
            Given = GivenReader.Read(section.Map("given"), scope, suite),
            Steps = steps,
        };
        section.Close();
        return test;
    }

    private static void CheckTag(Section? section, string key, string tag, DialogDefinition dialog)
    {
        if (!Taxonomy.All.Contains(tag))
        {
            section?.ErrorAt(key, $"There is no tag '{tag}'.{LoadScope.Nearest(tag, Taxonomy.For(dialog))} Tags: {string.Join(", ", Taxonomy.All)}.");
        }
    }

    public static Rendering? Rendering(Section section, string key)
    {
        switch (section.Scalar(key))
        {
            case null:
                return null;
            case "chat":
                return Testing.Rendering.Chat;
            case "card":
                return Testing.Rendering.Card;
            default:
                section.ErrorAt(key, $"'{key}:' must be chat or card.");
                return null;
        }
    }
}
