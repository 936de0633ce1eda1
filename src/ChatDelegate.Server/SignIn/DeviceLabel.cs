namespace ChatDelegate.Server.SignIn;

/// <summary>A name by which a person knows their device again, from what its browser says of itself.</summary>
internal static class DeviceLabel
{
    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    private static readonly (string Mark, string Name)[] Browsers =
        [("MicroMessenger", "微信"), ("DingTalk", "钉钉"), ("Teams/", "Teams"), ("Edg", "Edge"), ("HuaweiBrowser", "华为浏览器"), ("MiuiBrowser", "小米浏览器"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    public static string Of(string userAgent) =>
        $"{Find(Systems, userAgent) ?? "?"} · {Find(Browsers, userAgent) ?? "?"}";

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(pair => userAgent.Contains(pair.Mark, StringComparison.OrdinalIgnoreCase)).Name;
}
