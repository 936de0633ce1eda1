namespace ChatDelegate.Drafting.Prompts;

/// <summary>The prompts of a folder, read once; a faulty file is refused whole.</summary>
public sealed class PromptFolder : IPromptLibrary
{
    private readonly Dictionary<string, PromptFile> _byName;

    private PromptFolder(IReadOnlyList<PromptFile> all)
    {
        All = all;
        _byName = all.ToDictionary(prompt => prompt.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<PromptFile> All { get; }

    /// <exception cref="InvalidPromptsException">A file has a fault, or there is no such folder.</exception>
    public static PromptFolder Open(string folder)
    {
        var loads = Read(folder);
        var faults = loads.SelectMany(load => load.Faults).ToList();
        return faults.Count > 0 ? throw new InvalidPromptsException(faults) : new PromptFolder([.. loads.Select(load => load.Prompt).OfType<PromptFile>()]);
    }

    /// <summary>Every *.yaml of the folder with what is wrong in it; its name is that of its prompt, so no two can have the same.</summary>
    public static IReadOnlyList<PromptLoad> Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        var name = Path.GetFileName(root.TrimEnd(Path.DirectorySeparatorChar));
        try
        {
            return
            [
                .. Directory.GetFiles(root, "*.yaml").Order(StringComparer.Ordinal)
                    .Select(file => PromptReader.Read($"{name}/{Path.GetFileName(file)}", File.ReadAllText(file))),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [new PromptLoad(null, [new PromptFault(root, 1, $"{failure.Message} Copy prompts/ beside the program, or say where they are with Drafting:Prompts.")])];
        }
    }

    public PromptFile Find(string name) => _byName.GetValueOrDefault(name)
        ?? throw new KeyNotFoundException($"There is no prompt '{name}'. There are: {string.Join(", ", All.Select(prompt => prompt.Name))}.");
}
