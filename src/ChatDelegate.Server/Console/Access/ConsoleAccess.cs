using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChatDelegate.Server.Console.Access;

/// <summary>Cookies and rights of the console.</summary>
public static class ConsoleAccess
{
    public const string Scheme = "console";

    /// <summary>Anyone whom the console lets in.</summary>
    public const string EntryPolicy = "console-entry";

    /// <summary>Those who work in it: staff and administrators.</summary>
    public const string WorkPolicy = "console-work";

    /// <summary>Those who may see how the week stands: staff, and leaders (领导), who see nothing else.</summary>
    public const string FiguresPolicy = "console-figures";

    /// <summary>Those who review what delegates submit (工作机构人员).</summary>
    public const string StaffPolicy = "console-staff";

    /// <summary>Those who look after roster and accounts (管理员).</summary>
    public const string AdminPolicy = "console-admin";

    public const string EntryClaim = "console/entry";
    public const string WorkClaim = "console/work";
    public const string FiguresClaim = "console/figures";
    public const string StaffClaim = "console/staff";
    public const string AdminClaim = "console/admin";
    public const string StampClaim = "console/stamp";

    /// <summary>Signed in with a password that must be changed before anything else.</summary>
    public const string NewPasswordClaim = "console/new-password";

    /// <summary>Signed in by a link of the demo, whose people have no password.</summary>
    public const string NoPasswordClaim = "console/no-password";

    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(8);

    /// <summary>The end of a lock-out that an administrator put on an account and only they lift.</summary>
    public static DateTimeOffset Disabled { get; } = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    internal static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie = new TabCookie(SameSiteMode.Lax)
        {
            Name = "console.staff",
            Path = ConsolePaths.Root,
            HttpOnly = true,
            IsEssential = true,
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
        };
        options.ExpireTimeSpan = WorkingDay;
        options.LoginPath = ConsolePaths.SignIn;
        options.LogoutPath = ConsolePaths.SignOut;
        options.AccessDeniedPath = ConsolePaths.Denied;
        options.ReturnUrlParameter = "to";
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<StaffDoor>().ValidateAsync(context);
    }
}
