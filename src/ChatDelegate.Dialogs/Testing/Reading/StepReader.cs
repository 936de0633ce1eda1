using System.Text;
using System.Xml;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Dialogs.Testing.Reading;

/// <summary>Reads one entry of <c>steps:</c>.</summary>
internal static class StepReader
{
    private static readonly Dictionary<string, Func<Section, SuiteScope, CaseStep?>> Kinds = new(StringComparer.Ordinal)
    {
        ["user"] = Says,
        ["tap"] = static (section, _) => new CaseStep.Taps(section.Line, section.Required("tap"), section.Whole("older") ?? 0),
        ["card"] = Fills,
        ["start"] = Starts,
        ["arrive"] = static (section, _) => Plain(section, "arrive", new CaseStep.Arrives(section.Line)),
        ["news"] = static (section, _) => new CaseStep.Hears(section.Line, section.Required("news")),
        ["wait"] = Waits,
        ["restart"] = static (section, _) => Plain(section, "restart", new CaseStep.Restarts(section.Line)),
        ["deploy"] = ReleaseReader.Read,
        ["repeat"] = static (section, _) => Plain(section, "repeat", new CaseStep.Repeats(section.Line)),
        ["locale"] = static (section, _) => new CaseStep.Speaks(section.Line, GivenReader.Locale(section, "locale") ?? ""),
        ["role"] = static (section, _) => new CaseStep.Becomes(section.Line, section.List("role")),
    };

    public static CaseStep? Read(Section section, SuiteScope scope, ExpectedIn? expected)
    {
        var kinds = Kinds.Keys.Where(section.Has).ToList();
        if (kinds is not [var kind])
        {
            section.Close();
            section.Error($"A step is one of {string.Join(", ", Kinds.Keys)}{(kinds.Count > 1 ? $", not {string.Join(" and ", kinds)} at once" : "")}.");
            return null;
        }

        var step = Kinds[kind](section, scope);
        var expect = section.Map("expect");
        step = step is null || expect is null ? step : step with { Expect = ExpectationReader.Read(expect, scope, expected) };
        section.Close();
        return step;
    }

    private static CaseStep.Says Says(Section section, SuiteScope scope)
    {
        var text = section.Scalar("user") ?? "";
        var times = section.Whole("times") ?? 1;
        return new CaseStep.Says(
            section.Line,
            new StringBuilder(text.Length * times).Insert(0, text, times).ToString(),
            [.. section.List("files").Select(name => new Attachment(name, name, ContentType(name), 1_000))]);
    }

    private static CaseStep.Fills Fills(Section section, SuiteScope scope)
    {
        var inputs = section.Map("card");
        var pairs = SuiteScope.Pairs(inputs);
        foreach (var field in pairs.Keys)
        {
            scope.CheckField(inputs ?? section, field, field.Split('.')[0]);
        }

        return new CaseStep.Fills(section.Line, pairs, section.Whole("older") ?? 0);
    }

    private static CaseStep.Starts Starts(Section section, SuiteScope scope)
    {
        if (section.IsScalar("start"))
        {
            var id = section.Required("start");
            scope.CheckDialog(section, "start", id);
            return new CaseStep.Starts(section.Line, id, GivenReader.StartValues(section.Map("values"), scope.Catalog.Find(id) ?? scope.Dialog, Given.Nothing.Zone));
        }

        return new CaseStep.Starts(section.Line, scope.Dialog.Id, GivenReader.StartValues(section.Map("start"), scope.Dialog, Given.Nothing.Zone));
    }

    private static CaseStep.Waits? Waits(Section section, SuiteScope scope)
    {
        var text = section.Required("wait");
        try
        {
            return new CaseStep.Waits(section.Line, XmlConvert.ToTimeSpan(text));
        }
        catch (FormatException)
        {
            section.ErrorAt("wait", $"'wait: {text}' must be a length of time, such as PT25H (hours) or P14D (days).");
            return null;
        }
    }

    private static CaseStep Plain(Section section, string key, CaseStep step)
    {
        _ = section.Scalar(key);
        return step;
    }

    private static string ContentType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        _ => "image/jpeg",
    };
}
