using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Texts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>Reads all files of a catalog and checks them against each other.</summary>
internal sealed class CatalogLoader(IReadOnlyList<CommandSpec> commands, IReadOnlyCollection<string> optionSources)
{
    private readonly List<DefinitionError> _errors = [];

    /// <param name="archived">Definitions of earlier days, for the conversations that began with them; those that no longer fit are left out.</param>
    public DialogLoad Load(IReadOnlyList<DefinitionFile> files, IReadOnlyList<DefinitionFile> archived)
    {
        var texts = TextReader.Read(files.Where(file => file.HoldsTexts).Select(Parse).OfType<Section>().ToList(), _errors);
        foreach (var key in _errors.Count > 0 ? [] : EngineText.All.Where(key => !texts.Has(key)))
        {
            _errors.Add(new DefinitionError("dialogs/texts/engine.yaml", 1, $"The engine's text '{key}' is missing. Add it in zh-CN and en."));
        }

        var scope = new LoadScope(texts, commands, optionSources);
        var dialogs = files.Where(file => !file.HoldsTexts)
            .Select(Parse)
            .OfType<Section>()
            .Select(section => (section, dialog: Dialog(section, scope)))
            .Where(pair => pair.dialog is not null)
            .ToList();
        CheckDuplicates(dialogs);
        CatalogChecks.Run(dialogs, texts);
        if (_errors.Count > 0)
        {
            return new DialogLoad(null, [.. _errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)]);
        }

        var current = dialogs.Select(pair => pair.dialog).OfType<DialogDefinition>().ToList();
        var read = files.Select(file => file.Hash).ToHashSet(StringComparer.Ordinal);
        return new DialogLoad(new DialogCatalog(current, [.. archived.Where(file => !read.Contains(file.Hash)).Select(file => Archived(file, scope)).OfType<DialogDefinition>()], texts, commands), []);
    }

    private static DialogDefinition? Archived(DefinitionFile file, LoadScope scope)
    {
        var errors = new List<DefinitionError>();
        var dialog = Parse(file, errors) is { } section ? Dialog(section, scope) : null;
        return errors.Count == 0 ? dialog : null;
    }

    private Section? Parse(DefinitionFile file) => Parse(file, _errors);

    /// <summary>The outermost mapping of a file; null, with an error, when there is none.</summary>
    internal static Section? Parse(DefinitionFile file, List<DefinitionError> errors)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Content));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new Section(file.Path, root, errors, file.Hash);
            }

            errors.Add(new DefinitionError(file.Path, 1, "The file must hold one YAML mapping, such as 'dialog: notes'.") { Chinese = "文件应当是若干“名称: 内容”，不能为空，也不能只是一段文字或一个列表。" });
        }
        catch (YamlException exception)
        {
            errors.Add(new DefinitionError(file.Path, (int)exception.Start.Line, $"This is no YAML: {exception.Message} Check indentation and duplicate keys; inside braces a text with {{gaps}}, commas or colons needs \"quotes\".")
            {
                Chinese = $"格式有误，无法按 YAML 读取。请检查缩进、有没有重复的名称；花括号里的文字含逗号、冒号时要加引号。（原始提示：{exception.Message}）",
            });
        }

        return null;
    }

    private static DialogDefinition? Dialog(Section section, LoadScope scope)
    {
        var head = new DialogHead(
            section.Required("dialog"),
            Version(section),
            section.RequiredText("title", scope.Texts),
            Start(section),
            section.Text("help", scope.Texts),
            section.File,
            section.Hash);
        var kind = section.Scalar("kind") ?? "form";
        DialogDefinition? dialog = kind switch
        {
            "form" => FormReader.Read(section, scope, head),
            "desk" => DeskReader.Read(section, scope, head),
            "menu" => MenuReader.Menu(section, scope, head),
            "notice" => MenuReader.Notice(section, scope, head),
            _ => null,
        };
        if (kind is "form" or "desk" or "menu" or "notice")
        {
            section.Close();
        }
        else
        {
            section.ErrorAt("kind", $"'kind: {kind}' is unknown. Use form, desk, menu or notice.");
        }

        return dialog;
    }

    private static int Version(Section section)
    {
        var version = section.Whole("version") ?? 1;
        if (version < 1)
        {
            section.ErrorAt("version", "'version' counts from 1.");
        }

        return version;
    }

    private static StartRule Start(Section section)
    {
        if (section.Map("start") is not { } start)
        {
            return new StartRule(PhraseSet.None, []);
        }

        var command = start.Scalar("command");
        if (command is not null && !command.StartsWith('/'))
        {
            start.ErrorAt("command", $"'command: {command}' must begin with '/'.");
        }

        var examples = start.Map("examples")?.Languages("examples", samePlaceholders: false) ?? Localized.Empty;
        var rule = new StartRule(LoadScope.Phrases(start, command: command), start.List("roles")) { Examples = examples };
        start.Close();
        return rule;
    }

    private static void CheckDuplicates(List<(Section Section, DialogDefinition? Dialog)> dialogs)
    {
        var versions = new Dictionary<(string, int), string>();
        var phrases = new Dictionary<string, string>();
        foreach (var (section, dialog) in dialogs)
        {
            if (dialog is null)
            {
                continue;
            }

            if (!versions.TryAdd((dialog.Id, dialog.Version), dialog.File))
            {
                section.ErrorAt("dialog", $"The dialog '{dialog.Id}' version {dialog.Version} exists already in {versions[(dialog.Id, dialog.Version)]}. Raise the version or rename it.");
            }

            foreach (var phrase in dialog.Start.Phrases.Exact)
            {
                if (!phrases.TryAdd(phrase, dialog.Id) && phrases[phrase] != dialog.Id)
                {
                    section.ErrorAt("start", $"'{phrase}' starts '{phrases[phrase]}' already. Choose another phrase.");
                }
            }
        }
    }
}
