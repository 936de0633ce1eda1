namespace ChatDelegate.Congress.Commands;

/// <summary>Who is talking, as the command sees them.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">For salutations.</param>
/// <param name="Roles">What they are: <c>delegate</c>, <c>convenor</c>, <c>supervisor</c>, <c>staff</c>, <c>admin</c>.</param>
/// <param name="CongressId">The congress body they act in.</param>
/// <param name="GroupId">Their delegate group (代表小组), if they have one.</param>
public sealed record Participant(Guid PersonId, string Name, IReadOnlySet<string> Roles, Guid CongressId, Guid? GroupId);
