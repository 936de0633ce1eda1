using System.Security.Cryptography;
using System.Text;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>The text of one YAML file. A path with a folder <c>texts</c> in it holds texts, any other one dialog.</summary>
public sealed record DefinitionFile(string Path, string Content)
{
    /// <summary>Which definition this is among all of its version: the first characters of the content's SHA-256.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)))[..10];

    internal bool HoldsTexts => Path.Replace('\\', '/').Contains("texts/", StringComparison.Ordinal);

    /// <summary>The definitions under a folder: *.yaml and texts/*.yaml, without *.tests.yaml, in a stable order.</summary>
    public static IReadOnlyList<DefinitionFile> ReadFolder(string folder)
    {
        var root = System.IO.Path.GetFullPath(folder);
        var name = System.IO.Path.GetFileName(root.TrimEnd(System.IO.Path.DirectorySeparatorChar));
        var texts = System.IO.Path.Combine(root, "texts");
        var files = Directory.GetFiles(root, "*.yaml").Where(file => !file.EndsWith(".tests.yaml", StringComparison.Ordinal));
        if (Directory.Exists(texts))
        {
            files = files.Concat(Directory.GetFiles(texts, "*.yaml"));
        }

        return
        [
            .. files.Order(StringComparer.Ordinal).Select(file => new DefinitionFile(
                $"{name}/{System.IO.Path.GetRelativePath(root, file).Replace('\\', '/')}",
                File.ReadAllText(file))),
        ];
    }
}
