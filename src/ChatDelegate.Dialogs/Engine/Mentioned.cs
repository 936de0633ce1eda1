using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>A sentence and what it mentions, kind by kind: a value only where exactly one is mentioned and it is certain.</summary>
internal sealed partial class Mentioned(Turn turn, string text)
{
    private readonly Dictionary<string, (int Start, int End)> _spans = [];

    public Answer? Of(FieldDefinition field) => field.Type switch
    {
        FieldType.Date => One(field, Mentions.Dates(text, turn.Context.Today), date => new Answer(new Value.DateValue(date))),
        FieldType.DateTime => One(field, Mentions.Times(text, turn.Context.LocalNow.DateTime), time => new Answer(new Value.DateTimeValue(turn.At(time)))),
        FieldType.Number => One(field, Mentions.Numbers(text), number => new Answer(number.Count)),
        FieldType.Choice => One(field, Mentions.Options(text, field.OptionsFor(turn.Locale)), at => new Answer(field.Options[at].Id, field.OptionsFor(turn.Locale)[at].Label)),
        _ => null,
    };

    /// <summary>True when nothing is left of the sentence but what these fields took, their labels, and words that mean nothing.</summary>
    public bool IsAll(IEnumerable<FieldDefinition> fields)
    {
        var left = text.ToCharArray();
        foreach (var field in fields)
        {
            if (_spans.TryGetValue(field.Id, out var span))
            {
                left.AsSpan(span.Start, span.End - span.Start).Fill(' ');
            }
        }

        var rest = fields.Aggregate(new string(left), (words, field) => words.Replace(field.Label.For(turn.Locale), " ", StringComparison.OrdinalIgnoreCase));
        return Fold.Bare(Filler().Replace(rest, " ")).Length == 0;
    }

    private Answer? One<T>(FieldDefinition field, ImmutableArray<Mention<T>> mentions, Func<T, Answer> answer)
    {
        if (mentions is not [{ IsCertain: true } mention])
        {
            return null;
        }

        _spans[field.Id] = (mention.Start, mention.End);
        return answer(mention.Candidates[0]);
    }

    [GeneratedRegex("大概|大约|左右|一共|总共|应该|开始|发生|时间|日期|就是|[我就是的在从到有了吧啊呀嗯共约都和跟]|\\b(it|was|is|on|at|about|around|and|the|since|from|in|total|i|think)\\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Filler();
}
