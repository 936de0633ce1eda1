using System.Globalization;

namespace ChatDelegate.Congress.Demo;

/// <summary>Ids of the demo's rows: of version 7 like all others, the same at every load, in the order of their numbers.</summary>
internal static class DemoIds
{
    private const string Time = "01890000-0000";

    public static Guid Of(DemoKind kind, int number) =>
        Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{Time}-7{(int)kind:x3}-8000-{number:x12}"), CultureInfo.InvariantCulture);

    /// <summary>Whether it is an invented row of this kind: real ids are of a later time.</summary>
    public static bool Is(DemoKind kind, Guid id) => id.ToString().StartsWith($"{Time}-7{(int)kind:x3}-8000-", StringComparison.Ordinal);
}

internal enum DemoKind
{
    Body = 1,
    Group,
    Person,
    Seat,
    Appointment,
    Unit,
    Category,
    Week,
    Project,
    PlanItem,
    Meeting,
    Attendance,
    Ballot,
    Candidate,
    Scrutineer,
}
