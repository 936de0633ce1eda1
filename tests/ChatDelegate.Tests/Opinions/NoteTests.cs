using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Tests.Opinions;

public sealed class NoteTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(NoteState.Open, true, true, false)]
    [InlineData(NoteState.Used, false, false, false)]
    [InlineData(NoteState.Deleted, false, false, true)]
    public void Verbs_InState_AreThese(NoteState state, bool edit, bool delete, bool restore)
    {
        Check(edit, note => note.Edit("新", Now));
        Check(delete, note => note.Delete(Now));
        Check(restore, note => note.Restore(Now));

        void Check(bool allowed, Action<Note> verb)
        {
            var note = Note.Take(Guid.Empty, Guid.Empty, 1, "旧", [], null, Now);
            (state switch { NoteState.Used => (Action)(() => note.Use(Now)), NoteState.Deleted => () => note.Delete(Now), _ => () => { } })();
            if (allowed)
            {
                verb(note);
            }
            else
            {
                Should.Throw<InvalidOperationException>(() => verb(note));
                note.State.ShouldBe(state);
            }
        }
    }

    [Fact]
    public async Task Add_Undo_Restore_NumbersNeverComeTwice()
    {
        await using var house = await House.OpenAsync();
        (await house.NoteAsync(house.Fang, "东街路灯不亮。")).Replies[0].Text.ShouldNotBeNull().ShouldStartWith("记下了（第 1 条）。");
        await house.NoteAsync(house.Li, "别人的。");
        await house.NoteAsync(house.Fang, "西街缺停车位。");

        (await house.RunAsync(house.Fang, "note.undo")).Replies[0].Text.ShouldBe("已撤回第 2 条：西街缺停车位。");
        (await house.NoteAsync(house.Fang, "北街积水。")).Values["number"].ShouldBe((Value)3m);
        (await house.RunAsync(house.Fang, "note.restore", ("number", 2m))).Refusal.ShouldBeNull();

        await using var db = await house.ReadAsync();
        (await db.Set<Note>().Where(note => note.AuthorId == house.Fang.PersonId && note.State == NoteState.Open).Select(note => note.Number).ToListAsync()).Order().ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("", "没有收到内容")]
    [InlineData("👍👍", "没看到文字")]
    public async Task Add_WithoutWords_SaysWhatToDo(string text, string start)
    {
        await using var house = await House.OpenAsync();

        (await house.NoteAsync(house.Fang, text)).Refusal.ShouldNotBeNull().Text.ShouldStartWith(start);

        await using var db = await house.ReadAsync();
        (await db.Set<Note>().AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Add_TooLongOrOnlyPhoto_IsAnswered()
    {
        await using var house = await House.OpenAsync();
        var photo = new Value.AttachmentsValue([new Attachment("f1", "a.jpg", "image/jpeg", 10)]);

        (await house.NoteAsync(house.Fang, new string('长', 20000))).Refusal.ShouldNotBeNull().Code.ShouldBe("too_long");
        (await house.RunAsync(house.Fang, "note.add", ("photos", photo))).Replies[0].Text.ShouldBe("记下了（第 1 条，照片 1 张）。再补一句在哪里、是什么事，以后更好用。");

        await using var db = await house.ReadAsync();
        (await db.Set<Note>().SingleAsync()).PhotoIds.ShouldBe(["f1"]);
    }

    [Fact]
    public async Task Edit_KeepsTheFormerWords_AndOnlyOnesOwn()
    {
        await using var house = await House.OpenAsync();
        await house.NoteAsync(house.Fang, "东街路灯不亮。");

        (await house.RunAsync(house.Li, "note.edit", ("number", 1m), ("text", "改掉"))).Refusal.ShouldNotBeNull().Code.ShouldBe("no_such_note");
        (await house.RunAsync(house.Fang, "note.edit", ("number", 1m), ("text", "东街三盏路灯不亮。"))).Refusal.ShouldBeNull();

        await using var db = await house.ReadAsync();
        (await db.Set<Note>().SingleAsync()).Text.ShouldBe("东街三盏路灯不亮。");
        (await db.Set<NoteVersion>().SingleAsync()).Text.ShouldBe("东街路灯不亮。");
    }

    [Fact]
    public async Task List_PagesByEight_AndFindsByWords()
    {
        await using var house = await House.OpenAsync();
        for (var i = 1; i <= 10; i++)
        {
            await house.NoteAsync(house.Fang, i == 4 ? "东街路灯不亮。" : $"第{i}件事。");
        }

        var first = (await house.RunAsync(house.Fang, "note.list")).Replies[0].Card.ShouldNotBeNull();
        var second = (await house.RunAsync(house.Fang, "note.list", ("page", 2m))).Replies[0].Card.ShouldNotBeNull();
        var found = (await house.RunAsync(house.Fang, "note.list", ("query", "路灯"))).Replies[0].Card.ShouldNotBeNull();

        first.Blocks.OfType<Entry>().Select(entry => entry.Mark).ShouldBe(["10", "9", "8", "7", "6", "5", "4", "3"]);
        second.Blocks.OfType<Entry>().Select(entry => entry.Mark).ShouldBe(["2", "1"]);
        found.Blocks.OfType<Entry>().ShouldHaveSingleItem().Mark.ShouldBe("4");
        (await house.RunAsync(house.Li, "note.list")).Replies[0].Text.ShouldNotBeNull().ShouldStartWith("还没有随手记");
    }
}
