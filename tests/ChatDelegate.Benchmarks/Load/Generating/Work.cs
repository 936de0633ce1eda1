namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>Seconds of processor time: of the bot, of its database where that is another process, of the generator, of the whole machine.</summary>
internal sealed record Work(double Bot, double Database, double Generator, double Machine)
{
    public static Work Of(LoadPlan plan) => new(
        Processes.Worked(plan.Processes()),
        Processes.Worked(Processes.WithDescendants(plan.DatabaseProcess)),
        Processes.Worked([Environment.ProcessId]),
        Processes.MachineWorked());

    public static Work operator -(Work after, Work before) =>
        new(after.Bot - before.Bot, after.Database - before.Database, after.Generator - before.Generator, after.Machine - before.Machine);
}
