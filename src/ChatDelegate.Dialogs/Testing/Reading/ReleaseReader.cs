using System.Globalization;
using System.Text.RegularExpressions;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Dialogs.Testing.Reading;

/// <summary>
/// Reads <c>deploy:</c>. <c>v2</c> alone is the dialog as it is under the next version; a mapping can change its text or bring
/// another one, and say whether the version that conversations began with stays at hand (<c>keeps_old</c>).
/// </summary>
internal static partial class ReleaseReader
{
    public static CaseStep? Read(Section section, SuiteScope scope)
    {
        var file = scope.Set.Files.First(one => one.Path == scope.Dialog.File);
        if (section.IsScalar("deploy"))
        {
            var name = section.Required("deploy");
            return Version().Match(name) is { Success: true } version
                ? Release(section, scope, file, Raise(file.Content, int.Parse(version.Groups["number"].Value, CultureInfo.InvariantCulture)), keepsOld: true, name)
                : Wrong(section, name);
        }

        if (section.Map("deploy") is not { } release)
        {
            return null;
        }

        var number = release.Whole("version") ?? scope.Dialog.Version + 1;
        var text = release.Scalar("definition") ?? Raise(file.Content, number);
        foreach (var (old, next) in SuiteScope.Pairs(release.Map("replace")))
        {
            if (!text.Contains(old, StringComparison.Ordinal))
            {
                release.ErrorAt("replace", $"'{old}' is not in {file.Path}, so there is nothing to replace.");
            }

            text = text.Replace(old, next, StringComparison.Ordinal);
        }

        var step = Release(section, scope, file, text + release.Scalar("add"), release.Flag("keeps_old", otherwise: true), $"v{number.ToString(CultureInfo.InvariantCulture)}");
        release.Close();
        return step;
    }

    private static CaseStep.Deploys? Release(Section section, SuiteScope scope, DefinitionFile file, string text, bool keepsOld, string what)
    {
        var load = scope.Set.Release(file.Path, text, keepsOld);
        foreach (var error in load.Errors)
        {
            section.ErrorAt("deploy", $"What is deployed has a fault in its line {error.Line.ToString(CultureInfo.InvariantCulture)}: {error.Message}");
        }

        if (load.Catalog is not { } catalog)
        {
            return null;
        }

        scope.Add(catalog);
        return new CaseStep.Deploys(section.Line, catalog, what + (keepsOld ? "" : ", the old version is gone"));
    }

    private static CaseStep? Wrong(Section section, string name)
    {
        section.ErrorAt("deploy", $"'deploy: {name}' must be a version such as v2, or a mapping with version, replace, add, definition, keeps_old.");
        return null;
    }

    private static string Raise(string definition, int version)
    {
        var line = $"version: {version.ToString(CultureInfo.InvariantCulture)}";
        return Line().IsMatch(definition) ? Line().Replace(definition, line, 1) : $"{line}\n{definition}";
    }

    [GeneratedRegex("^v(?<number>[0-9]{1,4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();

    [GeneratedRegex("^version: *[0-9]+", RegexOptions.Multiline, 1000)]
    private static partial Regex Line();
}
