namespace ChatDelegate.MappingWriter;

/// <summary>A folder of generated code.</summary>
internal static class CodeFolder
{
    /// <summary>Makes the folder hold these files, by name, and no others. One that is so already is not touched, and what has not changed is not compiled again.</summary>
    public static void Hold(string folder, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder).Where(file => !files.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(old);
        }

        foreach (var (name, code) in files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || File.ReadAllText(path) != code)
            {
                File.WriteAllText(path, code);
            }
        }
    }
}
