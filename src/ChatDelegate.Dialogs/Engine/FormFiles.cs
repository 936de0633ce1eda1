using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Engine;

/// <summary>Pictures and files sent to a form, in one message or in several.</summary>
internal sealed class FormFiles(Turn turn)
{
    // Files that come with an answer go to the form's field for files, wherever the focus is.
    public bool Take(FormDefinition form, Frame frame, FieldDefinition field, Message message)
    {
        var target = field.Type == FieldType.Attachment ? field : turn.Forms.View(form, frame).Visible.FirstOrDefault(other => other is { Type: FieldType.Attachment, Asked: true });
        if (target is null)
        {
            turn.SayText("engine.files_not_here");
            if (message.Text.Length == 0)
            {
                turn.Forms.Ask();
            }

            return message.Text.Length > 0;
        }

        if (target.Sensitive)
        {
            turn.Hide();
        }

        var before = frame.Answers.GetValueOrDefault(target.Id)?.Value is Value.AttachmentsValue files ? files.Items : [];
        var room = Math.Max(0, target.Most - before.Length);
        if (room > 0)
        {
            turn.Forms.Set(target, new Answer(new Value.AttachmentsValue([.. before, .. message.Attachments.Take(room)]), Message: turn.MessageId, Sensitive: target.Sensitive));
        }

        if (message.Attachments.Count > room)
        {
            turn.SayText("engine.too_many_files", ("most", target.Most), ("left_out", message.Attachments.Count - room));
        }

        if (target != field)
        {
            turn.SayText("engine.files_taken", ("count", Math.Min(room, message.Attachments.Count)));
            if (message.Text.Length == 0)
            {
                turn.Forms.Ask();
            }
        }

        return message.Text.Length > 0 || target == field;
    }

    public void Answer(FieldDefinition field, Message message)
    {
        var (_, frame) = turn.Forms.Current();
        var count = frame.Answers.GetValueOrDefault(field.Id)?.Value is Value.AttachmentsValue files ? files.Items.Length : 0;
        var finished = GlobalCommands.Is(turn, "finish", message.Text) || YesNo.Read(message.Text) == false;
        if (count >= field.Most || (finished && count >= Math.Max(1, field.Least)))
        {
            turn.Forms.Advance();
        }
        else if (finished && count == 0 && field.Skippable)
        {
            turn.Forms.Leave(field);
            turn.Forms.Advance();
        }
        else if (message.Attachments.Count > 0)
        {
            turn.Say(Reply.Of(turn.T("engine.more_files", ("count", count)), turn.Word("finish")));
        }
        else
        {
            turn.Forms.Reject(field, new Reading.Wrong("no_attachment"));
        }
    }
}
