namespace ChatDelegate.Tests.Dialogs.AuthorTests;

/// <summary>What is wrong in a test file is told with its line and the cure.</summary>
public sealed class SuiteFaults
{
    [Theory]
    [InlineData("- usr: 反映意见", 6, "A step is one of user, tap, card")]
    [InlineData("- user: 反映意见\n  tap: 东城", 6, "not user and tap at once")]
    [InlineData("- user: 反映意见\n  file: [一.jpg]", 7, "Unknown key 'file'. Did you mean 'files'?")]
    [InlineData("- user: 反映意见\n  expect: {ask: matter}", 7, "Unknown key 'ask'. Did you mean 'asks'?")]
    [InlineData("- user: 反映意见\n  expect: {asks: mater}", 7, "There is no field 'mater'. Did you mean 'matter'?")]
    [InlineData("- user: 反映意见\n  expect:\n    values: {district: east,\n      detail: 不亮}", 9, "There is no field 'detail'. Did you mean 'details'?")]
    [InlineData("- user: 反映意见\n  expect: {errors: {mater: too_long}}", 7, "There is no field 'mater'.")]
    [InlineData("- user: 反映意见\n  expect: {calls: opinion.reprt}", 7, "There is no command 'opinion.reprt'. Did you mean 'opinion.report'?")]
    [InlineData("- user: 反映意见\n  expect: {calls: {opinion.report: {mater: 路灯}}}", 7, "has no input 'mater'. Did you mean 'matter'?")]
    [InlineData("- user: 反映意见\n  expect: {no_calls: [note.ad]}", 7, "There is no command 'note.ad'. Did you mean 'note.add'?")]
    [InlineData("- user: 反映意见\n  expect: {says: engine.undune}", 7, "There is no text 'engine.undune' in dialogs/texts/*.yaml. Did you mean 'engine.undone'?")]
    [InlineData("- user: 反映意见\n  expect: {dialog: reports}", 7, "There is no dialog 'reports'. Did you mean 'report'?")]
    [InlineData("- user: 反映意见\n  expect: {in: cards}", 7, "'in:' must be chat, card or both.")]
    [InlineData("- card: {mater: 路灯}", 6, "There is no field 'mater'.")]
    [InlineData("- wait: 25h", 6, "'wait: 25h' must be a length of time")]
    [InlineData("- locale: de", 6, "must be one of zh-CN, en")]
    [InlineData("- start: nowhere", 6, "There is no dialog 'nowhere'.")]
    [InlineData("- deploy: next", 6, "must be a version such as v2")]
    [InlineData("- deploy: {replace: {nothing such: x}}", 6, "'nothing such' is not in dialogs/0.yaml")]
    [InlineData("- deploy: {replace: {'type: choice': 'type: choise'}}", 6, "There is no field type 'choise'")]
    public void Step_WithAFault_IsToldWithItsLine(string steps, int line, string message)
    {
        var errors = Bench.Read(Bench.Yaml(steps)).Errors;

        errors.ShouldContain(error => error.Line == line && error.Message.Contains(message), string.Join('\n', errors));
        errors.ShouldAllBe(error => error.File == "dialogs/report.tests.yaml");
    }

    [Theory]
    [InlineData("dialog: reprt\ncases: []", 1, "There is no dialog 'reprt'. Did you mean 'report'?")]
    [InlineData("dialog: report", 1, "'cases:' is missing.")]
    [InlineData("dialog: report\ncases:\n- name: a\n  covers: [hapy]\n  steps: [{user: 反映意见}]", 4, "There is no tag 'hapy'. Did you mean 'happy'?")]
    [InlineData("dialog: report\nnot_applicable: {undoing: none}\ncases:\n- name: a\n  steps: [{user: 反映意见}]", 2, "There is no tag 'undoing'.")]
    [InlineData("dialog: report\ncases:\n- name: a\n  only: chat\n  steps: [{user: 反映意见}]", 4, "says why")]
    [InlineData("dialog: report\ncases:\n- name: a\n  steps: [{user: 反映意见}]\n- name: a\n  steps: [{user: 反映意见}]", 5, "There are two cases 'a'.")]
    [InlineData("dialog: report\ncases:\n- name: a\n  steps: []", 3, "'steps:' is missing.")]
    [InlineData("dialog: report\ngiven: {clock: tomorrow}\ncases:\n- name: a\n  steps: [{user: 反映意见}]", 2, "such as 2026-11-20T10:00")]
    [InlineData("dialog: report\ngiven: {zone: Asia/Chengdu1}\ncases:\n- name: a\n  steps: [{user: 反映意见}]", 2, "There is no time zone")]
    [InlineData("dialog: report\ngiven: {options: {note: []}}\ncases:\n- name: a\n  steps: [{user: 反映意见}]", 2, "There is no option source 'note'. Did you mean 'notes'?")]
    [InlineData("dialog: report\ngiven: {commands: {note.add: {refuses: full}}}\ncases:\n- name: a\n  steps: [{user: 反映意见}]", 2, "A refusal says why.")]
    [InlineData("dialog: report\ngiven: {commands: {note.add: {card: {title: 卡, buttons: [{label: 好}]}}}}\ncases:\n- name: a\n  steps: [{user: 反映意见}]", 2, "It does nothing.")]
    [InlineData("dialog: report\ngiven: {comands: {}}\ncases:\n- name: a\n  steps: [{user: 反映意见}]", 2, "Unknown key 'comands'. Did you mean 'commands'?")]
    [InlineData("dialog: report\ncases: }", 2, "This is no YAML")]
    [InlineData("- dialog", 1, "The file must hold one YAML mapping")]
    public void File_WithAFault_IsToldWithItsLine(string suite, int line, string message)
    {
        var load = Bench.Read(suite);

        load.Suite.ShouldBeNull();
        load.Errors.ShouldContain(error => error.Line == line && error.Message.Contains(message), string.Join('\n', load.Errors));
    }
}
