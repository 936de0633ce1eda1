using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDelegate.Tests.Drafting.Pipeline;

/// <summary>Answers of a model, in the form of the prompts.</summary>
internal static class Written
{
    private static readonly string[] Lead = ["市城市管理局"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Split(params (string Name, string[] Notes)[] matters) =>
        JsonSerializer.Serialize(new { matters = matters.Select(matter => new { name = matter.Name, notes = matter.Notes }), unused = Array.Empty<object>() }, Plain);

    public static string Draft(
        string title,
        (string Text, string[] Notes)[] problem,
        (string Text, string[] Notes, string Kind)[]? cause = null,
        (string Text, string[] Notes, string Kind)[]? measures = null,
        string category = "城建环保",
        string[]? units = null,
        (string Code, string Section)[]? questions = null) => JsonSerializer.Serialize(
            new
            {
                title,
                category,
                units = units ?? ["市城市管理局"],
                problem = problem.Select(sentence => new { text = sentence.Text, notes = sentence.Notes }),
                cause = (cause ?? []).Select(sentence => new { text = sentence.Text, notes = sentence.Notes, kind = sentence.Kind }),
                measures = (measures ?? []).Select(sentence => new { text = sentence.Text, notes = sentence.Notes, kind = sentence.Kind }),
                unused = Array.Empty<object>(),
                questions = (questions ?? []).Select(question => new { code = question.Code, section = question.Section }),
            },
            Plain);

    public static string Revision(string title, params (int Number, string Section, string Text, string[] Notes, string? Kind)[] sentences) => JsonSerializer.Serialize(
        new
        {
            title,
            category = "城建环保",
            units = Lead,
            problem = sentences.Where(one => one.Section == "problem").Select(one => new { number = one.Number, text = one.Text, notes = one.Notes }),
            cause = sentences.Where(one => one.Section == "cause").Select(one => new { number = one.Number, text = one.Text, notes = one.Notes, kind = one.Kind }),
            measures = sentences.Where(one => one.Section == "measures").Select(one => new { number = one.Number, text = one.Text, notes = one.Notes, kind = one.Kind }),
            unused = Array.Empty<object>(),
            questions = Array.Empty<object>(),
        },
        Plain);
}
