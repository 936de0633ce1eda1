using System.Globalization;
using System.Text.Json;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Tests.Drafting.Prompts;

/// <summary>What a call costs before a note is in it: the table of prompts/README.md, section Sizes.</summary>
internal static class PromptSizes
{
    private const string Head = "| prompt | version | task, characters | schema, characters | sample question, characters | about tokens | longest answer, tokens |\n|---|---|---|---|---|---|---|\n";

    public static string Table(PromptFolder prompts) => Head + string.Join('\n', prompts.All.Select(Row));

    /// <summary>The README with this table in place of the one it has.</summary>
    public static string Replace(string readme, string table)
    {
        var from = readme.IndexOf(Head.Split('\n')[0], StringComparison.Ordinal);
        var end = readme.IndexOf("\n\n", from, StringComparison.Ordinal);
        return readme[..from] + table + (end < 0 ? "\n" : readme[end..]);
    }

    private static string Row(PromptFile prompt)
    {
        var question = PromptQuestion.Of(prompt, new PromptCall(prompt.Name, prompt.Inputs.Where(input => input.Sample is not null).ToDictionary(input => input.Name, object? (input) => input.Sample)));
        var text = string.Concat(question.Messages.Select(message => message.Text));
        var schema = JsonSerializer.Serialize(prompt.OutputSchema);
        return string.Create(CultureInfo.InvariantCulture,
            $"| `{prompt.Name}` | {prompt.Version} | {question.Messages[0].Text.Length} | {schema.Length} | {text.Length} | {Tokens(text) + Tokens(schema)} | {prompt.Settings.MaxTokens} |");
    }

    /// <summary>By rule of thumb, for no tokenizer is like another: a Han character is 0.7 of a token, four other characters are one.</summary>
    private static int Tokens(string text)
    {
        var han = text.Count(letter => letter is >= '\u3000' and <= '\u9FFF' or >= '\uFF00' and <= '\uFFEF');
        return (int)Math.Round((han * 0.7) + ((text.Length - han) / 4.0));
    }
}
