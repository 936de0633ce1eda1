using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Asking;

/// <summary>A convenor's card of their group: open or not, how many have voted, who has not; nothing of what anybody voted.</summary>
internal static class GroupCard
{
    private const int MostNames = 20;

    public static async Task<Card> DrawAsync(CommandContext context, Ballot ballot, BallotGroup group, CancellationToken cancellationToken)
    {
        var roll = context.Db.Set<RollEntry>().Where(entry => entry.BallotId == ballot.Id && entry.GroupId == group.GroupId);
        var counts = await roll.GroupBy(_ => 1).Select(all => new { Entitled = all.Count(), Admitted = all.Count(entry => entry.Admitted), Voted = all.Count(entry => entry.Voted) }).FirstOrDefaultAsync(cancellationToken);
        List<CardBlock> blocks =
        [
            new Paragraph(context.Text($"voting.group.{group.State}")),
            new Facts(
            [
                new Fact(context.Text("voting.group.entitled"), $"{counts?.Entitled}"),
                new Fact(context.Text("voting.group.admitted"), $"{counts?.Admitted}"),
                new Fact(context.Text("voting.group.voted"), $"{counts?.Voted}"),
                new Fact(context.Text("voting.group.not_voted"), $"{counts?.Entitled - counts?.Voted}"),
            ]),
        ];
        if (group.State != GroupState.Waiting && await MissingAsync(context, roll, cancellationToken) is { Count: > 0 } missing)
        {
            var names = string.Join(context.Text("voting.comma"), missing.Take(MostNames));
            blocks.Add(new Paragraph(context.Text(missing.Count > MostNames ? "voting.group.missing_more" : "voting.group.missing", ("names", names), ("count", missing.Count)), ParagraphStyle.Subtle));
        }

        List<CardButton> buttons = group.State switch
        {
            GroupState.Waiting => [new CardButton(context.Text("voting.button.open_group"), new ButtonAction("act", "open-group"), ButtonStyle.Primary)],
            GroupState.Open => [new CardButton(context.Text("voting.button.prompt_group"), new ButtonAction("act", "prompt-group"), ButtonStyle.Primary), Refresh(context), new CardButton(context.Text("voting.button.close_group"), new ButtonAction("act", "close-group"), ButtonStyle.Destructive)],
            GroupState.Closed => [Refresh(context)],
        };
        return new Card(context.Text("voting.group.title"), blocks, buttons, $"ballot-group-{group.Id}");
    }

    private static CardButton Refresh(CommandContext context) => new(context.Text("voting.button.refresh"), new ButtonAction("act", "refresh"));

    private static Task<List<string>> MissingAsync(CommandContext context, IQueryable<RollEntry> roll, CancellationToken cancellationToken) =>
        roll.Where(entry => !entry.Voted).Join(context.Db.Set<Roster.Person>(), entry => entry.PersonId, person => person.Id, (_, person) => person.Name).OrderBy(name => name).ToListAsync(cancellationToken);
}
