using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.Widget;

namespace ChatDelegate.Server.SignIn;

/// <summary>
/// The cookie that says which device this is. Script cannot read it and other sites cannot send it with a POST. Signed in within a widget,
/// the device gets another one: browsers send it in frames, and only below the site where it was given (partitioned, CHIPS).
/// </summary>
internal sealed class DeviceCookie(DeviceSessions sessions, WidgetOrigins origins, TimeProvider time)
{
    private const string Name = "cd_device";
    private const string FrameName = "cd_device_frame";
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public async Task<SignedIn?> CheckAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var cookies = http.Request.Cookies;
        return (origins.Any ? await sessions.CheckAsync(cookies[FrameName], cancellationToken) : null)
            ?? await sessions.CheckAsync(cookies[Name], cancellationToken);
    }

    public async Task<Guid?> PersonAsync(HttpContext http, CancellationToken cancellationToken) => (await CheckAsync(http, cancellationToken))?.PersonId;

    public void Set(HttpContext http, string secret)
    {
        var expires = time.GetUtcNow() + Life;
        if (origins.Any && OwnPage.IsFramed(http.Request))
        {
            http.Response.Cookies.Append(FrameName, secret, FrameOptions(expires));
        }
        else
        {
            http.Response.Cookies.Append(Name, secret, Options(http, expires));
        }
    }

    public static void Clear(HttpContext http)
    {
        http.Response.Cookies.Delete(Name, Options(http, null));
        http.Response.Cookies.Delete(FrameName, FrameOptions(null));
    }

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        Expires = expires,
    };

    /// <summary>Secure whatever we see: behind a proxy it is https that the browser speaks, and over http to another machine it must not be kept.</summary>
    private static CookieOptions FrameOptions(DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.None,
        Secure = true,
        Path = "/",
        Expires = expires,
        Extensions = { "Partitioned" },
    };
}
