using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Script.Commands;
using ChatDelegate.Congress.Script.Passes;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Script.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Script;

/// <summary>The host script (主持词) and how groups go through it. Needs the programme, attendance, voting and a PhraseBook.</summary>
public static class ScriptModule
{
    public static IServiceCollection AddHostScript(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ProgrammeOptions>, ScriptFile.Check>().AddSingleton<ScriptFile>();
        services.AddSingleton<ScriptBook>().AddSingleton<ScriptReading>().AddSingleton<StepActs>().AddSingleton<RunSteps>().AddSingleton<DeskLinks>().AddSingleton<DeskPasses>().AddSingleton<ConvenorCard>();
        services.AddSingleton(all => new ScriptDesk(
            all.GetRequiredService<IRecordStore>(), all.GetRequiredService<RunSteps>(), all.GetRequiredService<PhraseBook>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<ScriptDesk>>()));
        services.AddCommand<OpenScript>().AddCommand<StartScript>().AddCommand<ReadOn>().AddCommand<LookAgain>().AddCommand<TakeAct>().AddCommand<SkipStep>();
        return services.AddCommand<RepeatStep>().AddCommand<SayReason>().AddCommand<OpenDeskPage>();
    }
}
