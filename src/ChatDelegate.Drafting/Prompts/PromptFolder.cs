namespace ChatDelegate.Drafting.Prompts;

/// <summary>The prompts of a folder, read once, when one is first asked for: a program without a model never reads them. A faulty file makes all be refused.</summary>
public sealed class PromptFolder(string folder) : IPromptLibrary
{
    private readonly Lazy<IReadOnlyDictionary<string, PromptFile>> _byName = new(() => ReadAll(folder));

    /// <exception cref="InvalidPromptsException">A file has a fault, or there is no such folder.</exception>
    public IReadOnlyList<PromptFile> All => [.. _byName.Value.Values];

    /// <summary>Reads them at once.</summary>
    /// <exception cref="InvalidPromptsException">A file has a fault, or there is no such folder.</exception>
    public static PromptFolder Open(string folder)
    {
        var prompts = new PromptFolder(folder);
        _ = prompts.All;
        return prompts;
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
            return [new PromptLoad(null, [new PromptFault(root, 1, PromptFaultCode.NoFolder, ("detail", failure.Message))])];
        }
    }

    public PromptFile Find(string name) => _byName.Value.GetValueOrDefault(name)
        ?? throw new KeyNotFoundException($"There is no prompt '{name}'. There are: {string.Join(", ", _byName.Value.Keys)}.");

    private static OrderedDictionary<string, PromptFile> ReadAll(string folder)
    {
        var loads = Read(folder);
        var faults = loads.SelectMany(load => load.Faults).ToList();
        return faults.Count > 0
            ? throw new InvalidPromptsException(faults)
            : new(loads.Select(load => load.Prompt).OfType<PromptFile>().Select(prompt => KeyValuePair.Create(prompt.Name, prompt)), StringComparer.Ordinal);
    }
}
