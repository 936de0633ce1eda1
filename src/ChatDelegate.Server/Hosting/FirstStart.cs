using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.Roster.Founding;
using ChatDelegate.Congress.Roster.Staff;

namespace ChatDelegate.Server.Hosting;

/// <summary>Fills an empty database: the demo congress where that is wanted or one from the settings, and the first administrator.</summary>
internal sealed class FirstStart(DemoCongress demo, CongressFoundation foundation, StaffAccounts accounts) : IHostedService
{
    /// <summary>Made in this start; null when there was one already.</summary>
    public NewStaffAccount? Administrator { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await demo.LoadAsync(cancellationToken);
        await foundation.LayAsync(cancellationToken);
        Administrator = await accounts.CreateFirstAdministratorAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
