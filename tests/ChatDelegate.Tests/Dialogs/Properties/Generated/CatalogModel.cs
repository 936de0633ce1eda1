using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Support;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Tests.Dialogs.Properties.Generated;

/// <summary>A catalog as the tests think of it: forms, several versions of one if need be, and perhaps a desk.</summary>
internal sealed record CatalogModel(ImmutableArray<FormModel> Forms, bool HasDesk)
{
    private static readonly DefinitionFile EngineTexts = new("dialogs/texts/engine.yaml", File.ReadAllText(Path.Combine(Repository.Root, "dialogs/texts/engine.yaml")));

    // Reading the engine's texts is most of the work.
    private static readonly ConditionalWeakTable<CatalogModel, DialogCatalog> Loaded = [];

    public static IReadOnlyList<CommandSpec> OtherCommands { get; } =
    [
        new("home.show"),
        new("staff.call"),
        new("note.add", new CommandInput("text", ValueType.Text, Required: false), new CommandInput("files", ValueType.Attachments, Required: false)),
        new("note.delete", new CommandInput("number", ValueType.Number)),
        new("note.list"),
    ];

    public IReadOnlyList<DefinitionFile> Files =>
        [EngineTexts, .. Forms.Select(form => new DefinitionFile($"dialogs/{form.Id}.v{form.Version}.yaml", FormYaml.Write(form))), .. HasDesk ? [new DefinitionFile("dialogs/notes.yaml", FormYaml.Desk)] : Array.Empty<DefinitionFile>()];

    public DialogLoad Read(IReadOnlyList<DefinitionFile> files) =>
        DialogCatalog.Load(files, [.. Forms.Select(form => form.Spec), .. OtherCommands], Sources.Names);

    public DialogCatalog Load() => Loaded.GetValue(this, static model =>
    {
        var load = model.Read(model.Files);
        load.Errors.ShouldBeEmpty();
        return load.Catalog!;
    });

    public IEnumerable<CatalogModel> Smaller()
    {
        if (HasDesk)
        {
            yield return this with { HasDesk = false };
        }

        for (var i = 0; i < Forms.Length; i++)
        {
            if (Forms.Length > 1)
            {
                yield return this with { Forms = Forms.RemoveAt(i) };
            }
        }

        for (var i = 0; i < Forms.Length; i++)
        {
            foreach (var smaller in Forms[i].Smaller())
            {
                yield return this with { Forms = Forms.SetItem(i, smaller) };
            }
        }
    }

    public override string ToString() => string.Join("\n---\n", Forms.Select(FormYaml.Write).Concat(HasDesk ? ["(and the desk notes)"] : []));
}
