using System.Globalization;
using System.Text.RegularExpressions;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Congress.DialogArchive;

/// <summary>What a definition is called by, read from a file that the catalog has found without fault.</summary>
public sealed partial record DefinitionHead(string Dialog, int Version, string Hash, DefinitionFile File)
{
    /// <summary>Null for a file of texts.</summary>
    public static DefinitionHead? Of(DefinitionFile file)
    {
        if (Id().Match(file.Content) is not { Success: true } id)
        {
            return null;
        }

        var version = Number().Match(file.Content) is { Success: true } number ? int.Parse(number.Groups["number"].Value, CultureInfo.InvariantCulture) : 1;
        return new DefinitionHead(id.Groups["id"].Value, version, file.Hash, file);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dialog} {Version} {Hash}");

    [GeneratedRegex("""^dialog:[ \t]*["']?(?<id>[^\s"'#]+)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("""^version:[ \t]*["']?(?<number>[0-9]{1,9})""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
