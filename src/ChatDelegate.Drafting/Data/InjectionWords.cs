namespace ChatDelegate.Drafting.Data;

/// <summary><c>Data/injections.yaml</c>: words addressed to the program, by kind.</summary>
internal sealed class InjectionWords
{
    public static InjectionWords Shared { get; } = DataFile.Read<InjectionWords>("injections.yaml");

    public string[] Order { get; init; } = [];

    public string[] ForeignOrder { get; init; } = [];

    public string[] DialectOrder { get; init; } = [];

    public string[] RoleMarker { get; init; } = [];

    public string[] FakeSchema { get; init; } = [];

    public string[] FakeCitation { get; init; } = [];

    public string[] StaffClaim { get; init; } = [];

    public string[] SoleGround { get; init; } = [];

    public string[] Disclosure { get; init; } = [];

    public string[] Decision { get; init; } = [];
}
