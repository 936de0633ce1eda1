using ChatDelegate.Congress.Attendance.Codes;
using ChatDelegate.Congress.Attendance.Commands;
using ChatDelegate.Congress.Attendance.Leaves;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Attendance;

/// <summary>Meetings of groups and who is at them. Needs a PhraseBook.</summary>
public static class AttendanceModule
{
    public static IServiceCollection AddAttendance(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AttendanceOptions>().Bind(configuration.GetSection(AttendanceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProgrammeOptions>, RulesFile.Check>().AddSingleton<RulesFile>();
        services.AddSingleton<CheckInCodes>().AddSingleton<LeaveSteps>();
        services.AddSingleton<MeetingBoard>().AddSingleton<PersonalCheckIn>().AddSingleton<MeetingDesk>().AddSingleton<LeaveDesk>();
        services.AddCommand<OpenAttendance>().AddCommand<StartMeeting>().AddCommand<EndMeeting>().AddCommand<AddArrived>().AddCommand<RecordLeaving>();
        services.AddCommand<ShowMissing>().AddCommand<NamePlace>().AddCommand<AskLeave>();
        return services.AddOptionSource<LeaveMeetings>();
    }
}
