using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary>
/// Something that shows by itself that delegates have done an item of the plan, so that nobody has to say so: a feature offers one, the
/// template names it. It holds nothing and asks the record each time.
/// </summary>
public abstract class TaskProof
{
    /// <summary>The owner says that it is done.</summary>
    public const string Mark = "mark";

    /// <summary>They were at the meeting.</summary>
    public const string Attendance = "attendance";

    /// <summary>As the template writes it.</summary>
    public abstract string Name { get; }

    /// <summary>Those of these people who have done it.</summary>
    public abstract Task<IReadOnlySet<Guid>> DoneAsync(CongressDb db, ActivityWeek week, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken);
}
