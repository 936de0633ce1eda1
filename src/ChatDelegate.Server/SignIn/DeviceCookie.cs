using ChatDelegate.Congress.Roster.SignIn;

namespace ChatDelegate.Server.SignIn;

/// <summary>The cookie that says which device this is. Script cannot read it and other sites cannot send it with a POST.</summary>
internal sealed class DeviceCookie(DeviceSessions sessions, TimeProvider time)
{
    private const string Name = "cd_device";
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public Task<SignedIn?> CheckAsync(HttpContext http, CancellationToken cancellationToken) => sessions.CheckAsync(http.Request.Cookies[Name], cancellationToken);

    public async Task<Guid?> PersonAsync(HttpContext http, CancellationToken cancellationToken) => (await CheckAsync(http, cancellationToken))?.PersonId;

    public void Set(HttpContext http, string secret) => http.Response.Cookies.Append(Name, secret, Options(http, time.GetUtcNow() + Life));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        Expires = expires,
    };
}
