using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

/// <summary>What can happen in a case besides talking.</summary>
public sealed class StepKinds
{
    [Theory]
    [InlineData("- user: 反映意见\n- restart: true\n- user: 路灯不亮\n  expect: {values: {matter: 路灯不亮}}")]
    [InlineData("- user: 反映意见\n- user: 路灯不亮\n- repeat: true\n  expect: {values: {matter: 路灯不亮, details: empty}, asks: district}")]
    [InlineData("- user: 反映意见\n- locale: en\n- user: repeat\n  expect: {says: What is it?}")]
    [InlineData("- user: 反映意见\n- user: 路灯不亮\n- wait: P15D\n- arrive: true\n  expect: {says: engine.welcome_back, dialog: report}")]
    [InlineData("- news: 您的建议已被接收\n  expect: {says: 您的建议已被接收, dialog: none}")]
    [InlineData("- start: {matter: 路灯不亮}\n  expect: {asks: district, values: {matter: 路灯不亮}}")]
    [InlineData("- start: notes\n  expect: {dialog: notes}")]
    [InlineData("- user: 反映意见\n- user: ''\n  files: [一.jpg, 二.pdf]\n  expect: {values: {photos: [一.jpg, 二.pdf]}}")]
    [InlineData("- user: 反映意见\n- deploy: v3\n- user: 路灯不亮\n  expect: {values: {matter: 路灯不亮}, not_says: engine.dialog_changed}")]
    [InlineData("- user: 反映意见\n- user: 路灯不亮\n- deploy: {version: 3, keeps_old: false, replace: {'id: matter': 'id: topic', '{matter}': '{topic}', 'matter: matter': 'matter: topic'}, add: \"\\nmigrate: [{from: 2, rename: {matter: topic}}]\\n\"}\n- user: 东城\n  expect: {says: engine.dialog_changed, values: {topic: 路灯不亮, district: east}}")]
    public void Step_Played_DoesWhatItSays(string steps) =>
        Bench.Play(steps).Failures.Select(failure => failure.ToString()).ShouldBeEmpty();

    [Fact]
    public void Role_Changed_DecidesWhatCanBeStarted()
    {
        var set = Bench.SetOf(Samples.Notes.Replace("start: {phrases", "start: {roles: [delegate], phrases"));
        var catalog = set.Load().Catalog.ShouldNotBeNull();
        var suite = DialogSuite.Read(new("dialogs/notes.tests.yaml", "dialog: notes\ncases:\n- name: staff\n  steps:\n  - role: staff\n  - user: 随手记\n    expect: {dialog: none, says: engine.not_allowed}\n  - role: [staff, delegate]\n  - user: 随手记\n    expect: {dialog: notes}"), catalog, set).Suite.ShouldNotBeNull();

        new CaseRunner(catalog).Run(suite.Cases.Single(), Rendering.Chat).Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Commands_Given_AnswerCallByCall()
    {
        const string Given = "given: {clock: 2026-12-01T08:30, facts: {name: 王}, commands: {note.add: {refuses: full, says: 记满了。, then: {says: engine.undone, values: {field: 第三条}, then: {says: 好, next: {dialog: report, values: {matter: 路灯}}}}}}}";

        var result = Bench.Play(
            """
            - user: 随手记
            - user: 一
              expect: {says: 记满了。, dialog: notes}
            - user: 二
              expect: {says: 已撤销：第三条。}
            - user: 三
              expect: {says: 好, dialog: report, asks: district}
            """,
            more: Given,
            dialog: "notes");

        result.Failures.Select(failure => failure.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Clock_Given_IsWhatTheDialogSees()
    {
        const string Dialog = "dialog: day\ntitle: {zh-CN: 日子, en: Day}\nstart: {phrases: {zh-CN: [日子], en: [day]}}\nfields:\n- {id: day, type: date, label: {zh-CN: 日期, en: Date}, ask: {zh-CN: 哪天？, en: Which day?}}\nsubmit: {command: home.show}\n";
        var set = Bench.SetOf(Dialog);
        var catalog = set.Load().Catalog.ShouldNotBeNull();
        var suite = DialogSuite.Read(new("dialogs/day.tests.yaml", "dialog: day\ncases:\n- name: late in the evening\n  given: {clock: 2026-12-31T23:30, zone: Asia/Shanghai}\n  steps:\n  - user: 日子\n  - user: 今天\n    expect: {values: {day: 2026-12-31}}\n  - user: 撤销\n  - wait: PT1H\n  - user: 今天\n    expect: {values: {day: 2027-01-01}}"), catalog, set).Suite.ShouldNotBeNull();

        new CaseRunner(catalog).RunAll(suite.Cases.Single()).SelectMany(result => result.Failures).Select(failure => failure.ToString()).ShouldBeEmpty();
    }
}
