namespace ChatDelegate.Tests.Dialogs;

/// <summary>Forms with the rarer parts of the format: a call, a person, a secret, controlled and extracted fields, warnings, a policy, a menu, a notice.</summary>
internal static class LeaveSample
{
    public const string Leave = """
        dialog: leave
        title: {zh-CN: 请假, en: Leave}
        start: {phrases: {zh-CN: [请假], en: [leave]}}
        policy: {idle: PT2H, retain_draft: P7D, max_retries: 2, on_max: offer}
        fields:
          - id: days
            type: number
            label: {zh-CN: 天数, en: Days}
            ask: {zh-CN: 请几天？, en: How many days?}
            check:
              - {min: 0.5, code: too_few_days, text: {zh-CN: 至少半天。, en: Half a day at least.}}
              - {max: 3, severity: warn, code: long, text: {zh-CN: 超过三天要主任批准。, en: More than three needs the director.}}
          - id: where
            type: dialog
            dialog: pick-place
            required: false
            when: days > 1
            label: {zh-CN: 去处, en: Whereabouts}
            ask: {zh-CN: 还要填一下去处。, en: 'Where to, please.'}
            give: {reason: $values.reason}
            take: {place: spot}
          - id: place
            type: text
            required: false
            fill: [controlled]
            label: {zh-CN: 地点, en: Place}
          - id: level
            type: text
            required: false
            fill: [controlled]
            label: {zh-CN: 级别, en: Level}
          - id: approver
            type: person
            options_from: people
            required: false
            label: {zh-CN: 批准人, en: Approver}
            ask: {zh-CN: 谁批准？, en: Who approves?}
          - id: pin
            type: text
            secret: true
            label: {zh-CN: 口令, en: PIN}
            ask: {zh-CN: 请输入口令。, en: Your PIN please.}
            check:
              - {matches: '[0-9]{4}', code: pin, text: {zh-CN: 口令是四位数字。, en: Four digits.}}
        submit:
          command: leave.ask
          input: {days: days, approver: approver, place: place, pin: pin, level: level}
        done: {zh-CN: 已请假。, en: Done.}
        """;

    public const string Place = """
        dialog: pick-place
        title: {zh-CN: 选地点, en: Pick a place}
        fields:
          - id: spot
            type: place
            label: {zh-CN: 地点, en: Place}
            ask: {zh-CN: 去哪里？, en: Where to?}
        summary: none
        submit: return
        """;

    public const string Menu = """
        dialog: more
        kind: menu
        title: {zh-CN: 更多, en: More}
        start: {phrases: {zh-CN: [更多], en: [more]}}
        text: {zh-CN: 想办哪件？, en: What would you like?}
        choices:
          - {dialog: leave}
          - {dialog: staff-only}
          - {dialog: told, when: "'convenor' in roles", label: {zh-CN: 看通知, en: See the notice}}
        """;

    public const string Notice = """
        dialog: told
        kind: notice
        title: {zh-CN: 通知, en: Notice}
        text: {zh-CN: '请假 {values.days} 天已批准。', en: 'Leave of {values.days} days is granted.'}
        buttons:
          - {label: {zh-CN: 再请, en: More}, dialog: leave, give: {reason: $values.days}}
        """;

    public const string StaffOnly = """
        dialog: staff-only
        title: {zh-CN: 内部, en: Internal}
        start: {phrases: {zh-CN: [内部], en: [internal]}, roles: [staff]}
        fields:
          - {id: x, type: bool, label: {zh-CN: 甲, en: X}, ask: {zh-CN: 行吗？, en: All right?}}
        summary: none
        submit: {command: home.show}
        """;

    public static Talk New()
    {
        var talk = new Talk(Samples.Catalog(["notes", "people"], Leave, Place, Menu, Notice, StaffOnly, Samples.Notes));
        talk.Options.Clear();
        talk.Options.AddRange([new("p1", "王建国"), new("p2", "王建军"), new("p3", "李红")]);
        return talk;
    }
}
