using System.Text;
using System.Text.Encodings.Web;

namespace ChatDelegate.Server.Demo;

/// <summary>The page that lets a visitor choose who to be.</summary>
internal static class DemoPage
{
    private static readonly (string Role, string Title)[] Roles =
    [
        ("admin", "管理员 Administrator"), ("staff", "工作人员 Staff"), ("leader", "领导 Leader"), ("supervisor", "督导员 Supervisors"), ("convenor", "召集人 Convenors"), ("delegate", "代表 Delegates"),
    ];

    public static string Render(IReadOnlyList<DemoEntry> people)
    {
        var html = new StringBuilder(
            """
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>演示 · ChatDelegate</title>
            <link rel="stylesheet" href="/demo.css"></head><body><main><h1>演示：选一个身份进入</h1>
            <p>人物都是虚构的。管理员、工作人员和领导进入后台，其他人进入对话。<br>Choose who to be. Everybody here is invented; administrator, staff and leader go to the console, the others to the chat.</p>
            """);
        foreach (var (role, title) in Roles)
        {
            html.Append("<details").Append(role is "admin" or "staff" or "leader" ? " open" : string.Empty).Append("><summary>").Append(title).Append("</summary><ul>");
            foreach (var person in people.Where(person => person.Role == role))
            {
                html.Append("<li><a href=\"").Append(HtmlEncoder.Default.Encode(person.SignInUrl)).Append("\">").Append(HtmlEncoder.Default.Encode(person.Name)).Append("</a>");
                html.Append(person.Group is null ? string.Empty : $" <span>{HtmlEncoder.Default.Encode(person.Group)}</span>").Append("</li>");
            }

            html.Append("</ul></details>");
        }

        return html.Append("</main></body></html>").ToString();
    }
}
