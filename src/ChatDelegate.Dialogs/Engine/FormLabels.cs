using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Finds how prefilled options are called; those that are no longer on offer are dropped and asked for.</summary>
internal static class FormLabels
{
    public static Frame Take(Frame frame, FieldDefinition field, IReadOnlyList<Option> options, Turn turn)
    {
        if (!frame.Answers.TryGetValue(field.Id, out var answer))
        {
            return frame;
        }

        var wanted = answer.Value switch
        {
            Value.TextValue text => [text.Text],
            Value.ListValue list => list.Items.ToList(),
            _ => [],
        };
        var found = wanted.Select(id => options.FirstOrDefault(option => option.Id == id)).OfType<Option>().ToList();
        if (found.Count == 0 && wanted.Count > 0)
        {
            // What a person once said is kept beside the answers, such as a text of a field that is a list now.
            var orphans = answer.Source is AnswerSource.Answer or AnswerSource.Extract ? frame.Orphans.SetItem(field.Id, answer) : frame.Orphans;
            return frame with { Answers = frame.Answers.Remove(field.Id), Orphans = orphans, Revision = frame.Revision + 1 };
        }

        var label = string.Join(turn.T("engine.comma"), found.Select(option => option.Label));
        var value = answer.Value is Value.ListValue ? new Value.ListValue([.. found.Select(option => option.Id)]) : answer.Value;
        return frame with { Answers = frame.Answers.SetItem(field.Id, answer with { Value = value, Label = label }) };
    }
}
