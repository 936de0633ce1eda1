using System.Text.Json.Nodes;
using ChatDelegate.Drafting.Editing;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>A draft as the prompts <c>revise</c> and <c>missing</c> take it, masked.</summary>
internal static class RevisionInput
{
    public static JsonObject Of(Draft draft, DraftingCase notes)
    {
        var numbered = DraftEditor.Numbered(draft);
        return new JsonObject
        {
            ["title"] = notes.Masked.Mask(draft.Title),
            ["category"] = draft.Category,
            ["units"] = new JsonArray([.. draft.Units.Select(unit => JsonValue.Create(unit))]),
            ["problem"] = In(Section.Problem),
            ["cause"] = In(Section.Cause),
            ["measures"] = In(Section.Measure),
        };

        JsonArray In(Section section) => [.. numbered.Where(one => one.Sentence.Section == section).Select(Show)];

        JsonObject Show(NumberedSentence one)
        {
            var shown = new JsonObject
            {
                ["number"] = one.Number,
                ["text"] = notes.Masked.Mask(one.Sentence.Text),
                ["notes"] = new JsonArray([.. one.Sentence.Notes.Select(id => JsonValue.Create(notes.AliasOf(id)))]),
            };
            if (one.Sentence.Kind == SentenceKind.Own)
            {
                shown["own"] = true;
            }
            else if (one.Sentence.Section != Section.Problem)
            {
                shown["kind"] = one.Sentence.Kind switch
                {
                    SentenceKind.Inferred => "inferred",
                    SentenceKind.Proposed => "proposed",
                    _ => "stated",
                };
            }

            return shown;
        }
    }
}
