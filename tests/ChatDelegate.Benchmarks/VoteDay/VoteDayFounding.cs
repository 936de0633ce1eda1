using System.Globalization;
using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Founding;
using ChatDelegate.Congress.Roster.Staff;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.Server.CommandLine;
using ChatDelegate.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Benchmarks.VoteDay;

/// <summary>A city on its vote day, written by the product's own classes before the server starts: delegates in groups, checked in, each with a chat; a ballot that is open everywhere; prompts set for a moment later.</summary>
internal sealed class VoteDayFounding(IServiceProvider services, VoteDayOptions options, Uri connector)
{
    private const int AtOnce = 500;
    private const string Password = "Chun-Feng-2026-you-lv-Jiangnan";

    private static readonly Actor Founder = Actor.System with { What = "vote-day.found" };

    private readonly IRecordStore _store = services.GetRequiredService<IRecordStore>();

    /// <param name="settings">The server's, as environment variables.</param>
    public static async Task<FoundedVoteDay> LayAsync(string data, IReadOnlyDictionary<string, string> settings, VoteDayOptions options, Uri connector, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(settings.Where(one => one.Key.StartsWith("ChatDelegate__", StringComparison.Ordinal))
            .Select(one => new KeyValuePair<string, string?>(one.Key["ChatDelegate__".Length..].Replace("__", ":", StringComparison.Ordinal), one.Value)).Append(new("Data:Path", data)));
        Composition.Add(builder);
        await using var app = builder.Build();
        return await RecordHost.RunAsync(app, () => new VoteDayFounding(app.Services, options, connector).LayAsync(cancellationToken), cancellationToken);
    }

    private async Task<FoundedVoteDay> LayAsync(CancellationToken cancellationToken)
    {
        await services.GetRequiredService<CongressFoundation>().LayAsync(cancellationToken);
        var accounts = services.GetRequiredService<StaffAccounts>();
        var account = await accounts.CreateFirstAdministratorAsync(cancellationToken) ?? throw new InvalidOperationException("There is an account already.");
        await accounts.ChangePasswordAsync(account.AccountId, account.Password, Password, cancellationToken);
        Guid body;
        await using (var db = await services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync(cancellationToken))
        {
            body = await db.Set<CongressBody>().Select(congress => congress.Id).SingleAsync(cancellationToken);
        }

        var people = await SeatAsync(body, cancellationToken);
        var clerk = new Participant(account.PersonId, "管理员", new HashSet<string>(StringComparer.Ordinal) { ParticipantLookup.Staff }, body, null);
        var ballot = await OpenAsync(clerk, people, cancellationToken);
        var (_, refusal) = await services.GetRequiredService<PromptDesk>().ScheduleAsync(clerk, ballot, null, DateTimeOffset.UtcNow.AddSeconds(20), cancellationToken);
        return refusal is null ? new FoundedVoteDay(ballot, account.UserName, Password) : throw new InvalidOperationException($"The prompts were refused: {refusal.Why}");
    }

    private async Task<List<Guid>> SeatAsync(Guid body, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.UtcNow;
        var groups = Enumerable.Range(1, options.Groups).Select(n => new DelegateGroup { Id = Guid.CreateVersion7(now), BodyId = body, Number = n, Name = string.Create(CultureInfo.InvariantCulture, $"第{n}代表小组") }).ToList();
        await WriteAsync(groups, cancellationToken);
        var people = new List<Guid>(options.People);
        foreach (var some in Enumerable.Range(0, options.People).Chunk(AtOnce))
        {
            var rows = new List<object>();
            foreach (var n in some)
            {
                var number = n.ToString("D5", CultureInfo.InvariantCulture);
                var person = new Person { Id = Guid.CreateVersion7(now), Name = $"代表{number}" };
                var seat = new DelegateSeat { Id = Guid.CreateVersion7(now), PersonId = person.Id, BodyId = body, Number = number };
                seat.Join(groups[n % groups.Count], n < groups.Count);
                rows.AddRange([person, seat, new Conversation { Id = Guid.CreateVersion7(now), Channel = ChannelIds.Teams, ExternalId = number, PersonId = person.Id, HeardAt = now, Reference = Reference(number) }]);
                people.Add(person.Id);
            }

            await WriteAsync(rows, cancellationToken);
        }

        return people;
    }

    private async Task<Guid> OpenAsync(Participant clerk, List<Guid> people, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.UtcNow;
        var today = DateOnly.FromDateTime(now.Date);
        var week = new ActivityWeek { Id = Guid.CreateVersion7(now), BodyId = clerk.CongressId, Year = today.Year, Starts = today.AddDays(-4), Ends = today.AddDays(5), VoteDate = today, TitleZh = "代表集中活动周", TitleEn = "Activity week" };
        var projects = Enumerable.Range(1, 12).Select(n => new CandidateProject
        {
            Id = Guid.CreateVersion7(now),
            WeekId = week.Id,
            Number = n,
            Name = string.Create(CultureInfo.InvariantCulture, $"候选项目{n}"),
            Unit = "住房和城乡建设局",
            Budget = 1_000_000 * n,
            Place = "城关",
            FinishDate = today.AddYears(1),
            Description = "改造老旧小区管网，加装电梯，完善无障碍设施。",
        }).ToList();
        await WriteAsync([week, .. projects], cancellationToken);
        var preparation = services.GetRequiredService<BallotPreparation>();
        var (id, refusal) = await preparation.PrepareAsync(clerk, new NewBallot(week.Id, "民生实事项目票决", BallotKind.ChooseUpTo, 10, now.AddMinutes(-5), now.AddHours(8), [.. projects.Select(project => project.Id)]), cancellationToken);
        var ballot = id ?? throw new InvalidOperationException($"The ballot was refused: {refusal?.Why}");
        await preparation.NameScrutineersAsync(clerk, ballot, ["00000", "00001", "00002"], cancellationToken);
        foreach (var scrutineer in people.Take(3))
        {
            await services.GetRequiredService<ScrutineerCodes>().TakeAsync(ballot, scrutineer, cancellationToken);
        }

        var opening = services.GetRequiredService<BallotOpening>();
        refusal = await opening.OpenAsync(clerk, ballot, cancellationToken) ?? await opening.OpenAllAsync(clerk, ballot, null, cancellationToken);
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The ballot does not open: {refusal.Why}");
        }

        foreach (var some in people.Chunk(AtOnce))
        {
            await _store.WriteAsync(null, Founder, async (session, cancel) =>
            {
                foreach (var person in some)
                {
                    await BallotRoll.AdmitAsync(session, ballot, person, AdmittedHow.CheckIn, null, now, cancel);
                }

                return true;
            }, cancellationToken);
        }

        return ballot;
    }

    private Task<bool> WriteAsync(IEnumerable<object> rows, CancellationToken cancellationToken) => _store.WriteAsync(null, Founder, (session, _) =>
    {
        session.Db.AddRange(rows);
        return Task.FromResult(true);
    }, cancellationToken);

    private string Reference(string conversation) => Encoding.UTF8.GetString(ActivityJson.Write(new ConversationReference
    {
        ChannelId = ChannelIds.Teams,
        ServiceUrl = connector.ToString(),
        Conversation = new ConversationAccount { Id = conversation },
        Bot = new ChannelAccount { Id = "bot" },
        User = new ChannelAccount { Id = conversation },
    }));
}

/// <param name="User">A member of staff, for the console.</param>
internal sealed record FoundedVoteDay(Guid Ballot, string User, string Password);
