using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Voting;

namespace ChatDelegate.Server.Prompting;

/// <summary>Sends prompts and reminders as they come due: at once after the work that starts one has committed, and every few seconds for whose time has come.</summary>
internal sealed class PromptRunner(PromptRounds rounds, WeekReminders reminders, RecordSignals signals, TimeProvider time, ILogger<PromptRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signals.NextAsync(typeof(VotePrompt), typeof(Ballot), typeof(BallotGroup));
            try
            {
                if (await rounds.RunAsync(stoppingToken) > 0)
                {
                    continue;
                }

                await reminders.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                PromptRunnerLog.Failed(logger, failure);
            }

            await Task.WhenAny(next, Task.Delay(Pause, time, stoppingToken));
        }
    }
}
