using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// Cuts a template into its messages and takes no more of handlebars than it can vouch for: <c>{{input}}</c>, <c>{{fence}}</c>,
/// <c>{{#if input}}</c> … <c>{{else}}</c> … <c>{{/if}}</c>. Inputs stand in messages of the user only, between two lines <c>{{fence}}</c>; numbers anywhere.
/// </summary>
internal static partial class TemplateReader
{
    private const string Fence = PromptTemplate.FenceName;

    public static IReadOnlyList<TemplateMessage> Read(string template, int line, IReadOnlyList<PromptInput> inputs, FaultList faults)
    {
        if (template.Length > PromptReader.MostTemplateCharacters)
        {
            faults.Add(line, PromptFaultCode.TemplateLong, ("length", template.Length), ("most", PromptReader.MostTemplateCharacters));
        }

        var messages = Cut(template, line, faults);
        if (template.Length > 0 && !(messages.FirstOrDefault()?.Role == ChatRole.System && messages.LastOrDefault()?.Role == ChatRole.User))
        {
            faults.Add(line, PromptFaultCode.TemplateFrame);
        }

        var used = messages.SelectMany(message => Check(message, inputs, faults)).ToHashSet(StringComparer.Ordinal);
        foreach (var input in inputs.Where(input => input.Name.Length > 0 && !used.Contains(input.Name)))
        {
            faults.Add(line, PromptFaultCode.UnusedInput, ("name", input.Name));
        }

        return messages;
    }

    private static List<TemplateMessage> Cut(string template, int line, FaultList faults)
    {
        var messages = new List<TemplateMessage>();
        var rest = 0;
        foreach (Match match in Message().Matches(template))
        {
            RefuseOutside(template[rest..match.Index], LineAt(template, rest, line), faults);
            var role = match.Groups["role"].Value;
            if (role is not ("system" or "user"))
            {
                faults.Add(LineAt(template, match.Index, line), PromptFaultCode.UnknownRole, ("role", role));
            }

            messages.Add(new TemplateMessage(role == "user" ? ChatRole.User : ChatRole.System, match.Groups["text"].Value, LineAt(template, match.Groups["text"].Index, line)));
            rest = match.Index + match.Length;
        }

        RefuseOutside(template[rest..], LineAt(template, rest, line), faults);
        return messages;
    }

    private static void RefuseOutside(string text, int line, FaultList faults)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            var blank = text.TakeWhile(char.IsWhiteSpace).Count(letter => letter == '\n');
            faults.Add(line + blank, PromptFaultCode.OutsideMessage);
        }
    }

    /// <returns>The inputs that the message uses.</returns>
    private static List<string> Check(TemplateMessage message, IReadOnlyList<PromptInput> inputs, FaultList faults)
    {
        var used = new List<string>();
        var fences = 0;
        var open = 0;
        foreach (Match match in Braces().Matches(message.Text))
        {
            var line = LineAt(message.Text, match.Index, message.Line);
            var expression = Expression().Match(match.Value);
            if (!expression.Success)
            {
                faults.Add(line, PromptFaultCode.BadBraces, ("text", match.Value));
                continue;
            }

            open += expression.Groups["if"].Success ? 1 : expression.Value == "{{/if}}" ? -1 : 0;
            var name = expression.Groups["name"].Value;
            fences += name == Fence ? 1 : 0;
            if (name is "" or Fence or "else")
            {
                continue;
            }

            used.Add(name);
            CheckUse(new Use(name, expression.Groups["if"].Success, message.Role == ChatRole.User && fences == 1, line), inputs, faults);
        }

        CheckEnds(message, fences, open, faults);
        return used;
    }

    private static void CheckEnds(TemplateMessage message, int fences, int open, FaultList faults)
    {
        if (open != 0)
        {
            faults.Add(message.Line, PromptFaultCode.OpenIf);
        }

        if (message.Role == ChatRole.User && fences is not (0 or 2))
        {
            faults.Add(message.Line, PromptFaultCode.FenceCount, ("count", fences));
        }
    }

    private static void CheckUse(Use use, IReadOnlyList<PromptInput> inputs, FaultList faults)
    {
        if (inputs.FirstOrDefault(input => input.Name == use.Name) is not { } declared)
        {
            faults.Add(use.Line, PromptFaultCode.UnknownInput, ("name", use.Name), ("names", string.Join(", ", inputs.Select(input => input.Name))));
        }
        else if (use.IsAsked && declared.IsRequired)
        {
            faults.Add(use.Line, PromptFaultCode.AlwaysThere, ("name", use.Name));
        }
        else if (!use.IsFenced && !declared.IsNumber)
        {
            faults.Add(use.Line, PromptFaultCode.OutsideFence, ("name", use.Name));
        }
    }

    private static int LineAt(string text, int index, int first) => first + text.AsSpan(0, index).Count('\n');

    [GeneratedRegex("""^[ \t]*<message role="(?<role>[^"]*)">(?<text>.*?)</message>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Message();

    [GeneratedRegex(@"\{\{.*?\}\}+|\{\{|\}\}", RegexOptions.Singleline, 1000)]
    private static partial Regex Braces();

    [GeneratedRegex(@"^\{\{((?<if>#if )?(?<name>[a-z][a-z0-9_]*)|/if)\}\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expression();

    private sealed record Use(string Name, bool IsAsked, bool IsFenced, int Line);
}
