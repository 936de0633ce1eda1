using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Suggestions.Home;

/// <summary><c>home.show</c>: what is open for this person now, in the order it matters, and the doors to everything else.</summary>
internal sealed class ShowHome : DialogCommand
{
    private const int Noon = 12;
    private const int Evening = 18;

    public override CommandSpec Spec { get; } = new("home.show");

    public override IReadOnlyCollection<string> Roles { get; } =
    [
        ParticipantLookup.Delegate, ParticipantLookup.Convenor, ParticipantLookup.Supervisor, ParticipantLookup.Leader, ParticipantLookup.Staff, ParticipantLookup.Admin, ParticipantLookup.HandlingOfficer,
    ];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var roles = context.Participant.Roles;
        List<CardBlock> blocks = [];
        if (roles.Contains(ParticipantLookup.Delegate))
        {
            blocks.AddRange(await DelegateHome.OpenAsync(context, cancellationToken));
        }

        blocks.AddRange(await OfficeHome.OpenAsync(context, cancellationToken));
        blocks.AddRange(await WeekAsync(context, cancellationToken));
        var isDelegate = roles.Contains(ParticipantLookup.Delegate);
        blocks.Add(new Paragraph(context.Text(isDelegate ? "home.hint" : "home.hint_office"), ParagraphStyle.Subtle));
        return CommandResult.Said(Reply.Of(new Card(Greeting(context), blocks, isDelegate ? Doors(context) : [])));
    }

    private static string Greeting(CommandContext context)
    {
        var hour = context.Now.In(context.Zone).Hour;
        var key = hour < Noon ? "home.morning" : hour < Evening ? "home.afternoon" : "home.evening";
        return context.Text(key, ("name", context.Participant.Name));
    }

    private static async Task<IReadOnlyList<CardBlock>> WeekAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var local = context.Now.In(context.Zone);
        var today = DateOnly.FromDateTime(local.DateTime);
        if (await ProgrammeQueries.CurrentWeekAsync(context.Db, context.Participant.CongressId, today, cancellationToken) is not { } week)
        {
            return [];
        }

        var key = today < week.Starts ? "home.week_ahead" : today < week.VoteDate ? "home.week_on" : today == week.VoteDate ? "home.vote_today" : "home.week_after_vote";
        return
        [
            new Paragraph(week.TitleIn(context.Locale), ParagraphStyle.Heading),
            new Paragraph(context.Text(
                key,
                ("starts", context.Day(week.Starts)), ("ends", context.Day(week.Ends)), ("vote", context.Day(week.VoteDate)), ("days", week.VoteDate.DayNumber - today.DayNumber))),
            new Entry(context.Text("home.tasks"), null, null, new ButtonAction("start", "my-tasks")),
            .. context.Participant.Roles.Contains(ParticipantLookup.Convenor) ? (CardBlock[])[new Entry(context.Text("home.host"), null, null, new ButtonAction("start", "host-script"))] : [],
            .. context.Participant.Roles.Contains(ParticipantLookup.Supervisor) ? (CardBlock[])[new Entry(context.Text("home.supervise"), null, null, new ButtonAction("start", "supervision"))] : [],
        ];
    }

    private static IReadOnlyList<CardButton> Doors(CommandContext context) =>
    [
        new(context.Text("quick.take"), new ButtonAction("start", "quick-notes"), ButtonStyle.Primary),
        new(context.Text("quick.report"), new ButtonAction("start", "report-opinion")),
        new(context.Text("quick.write"), new ButtonAction("start", "write-suggestion")),
        new(context.Text("quick.my_notes"), new ButtonAction("start", "my-notes")),
        new(context.Text("quick.mine"), new ButtonAction("start", "my-suggestions")),
    ];
}
