namespace ChatDelegate.Server.Console.Access;

/// <summary>
/// A cookie that is first-party in a window and, within a frame of <see cref="ConsoleTab"/>, one that browsers send there: partitioned (CHIPS),
/// so that no other site's frame gets it.
/// </summary>
internal sealed class TabCookie(SameSiteMode inWindow) : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var cookie = base.Build(context, expiresFrom);
        cookie.SameSite = inWindow;
        return InFrame(context, cookie);
    }

    /// <summary>The same cookie for a frame, where the request comes from one.</summary>
    public static CookieOptions InFrame(HttpContext context, CookieOptions cookie)
    {
        if (context.RequestServices.GetRequiredService<ConsoleTab>().Frames(context))
        {
            cookie.SameSite = SameSiteMode.None;
            cookie.Secure = true;
            cookie.Extensions.Add("Partitioned");
        }

        return cookie;
    }
}
