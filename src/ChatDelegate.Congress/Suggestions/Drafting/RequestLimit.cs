using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>How often one person may ask the drafter for something: within a minute, and on one day of the congress.</summary>
internal sealed class RequestLimit(IOptions<ModelLimitsOptions> options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>What is said to somebody who has asked too often; null when one more will do.</summary>
    public async Task<CommandResult?> RefusalAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Participant.PersonId;
        var (today, minute) = (StartOfDay(context), context.Now - Minute);
        var asked = await context.Db.Set<DraftingJob>().Where(job => job.PersonId == me && job.At >= today).CountAsync(cancellationToken);
        if (asked >= options.Value.RequestsPerPersonDay)
        {
            return CommandResult.Refused("too_many_today", context.Text("draft.too_many_today", ("max", options.Value.RequestsPerPersonDay)));
        }

        var lately = await context.Db.Set<DraftingJob>().Where(job => job.PersonId == me && job.At > minute).Select(job => job.At).ToListAsync(cancellationToken);
        return lately.Count < options.Value.RequestsPerPersonMinute
            ? null
            : CommandResult.Refused("too_fast", context.Text("draft.too_fast", ("seconds", Math.Max(1, (int)Math.Ceiling((lately.Min() + Minute - context.Now).TotalSeconds)))));
    }

    private static DateTimeOffset StartOfDay(CommandContext context)
    {
        var midnight = context.Now.In(context.Zone).Date;
        return new DateTimeOffset(midnight, context.Zone.GetUtcOffset(midnight));
    }
}
