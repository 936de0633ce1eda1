using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Tests.Suggestions;

public sealed class SuggestionCommandTests
{
    [Fact]
    public async Task Open_Draft_ShowsNumberedSentencesWithKindAndSources()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。", "东街路灯坏了三盏。");

        var opened = await house.RunAsync(house.Fang, "suggestion.open", ("ordinal", 1m));

        var card = opened.Replies[0].Card.ShouldNotBeNull();
        card.Title.ShouldBe("关于维修东街路灯的建议");
        card.Blocks.OfType<Paragraph>().First().Text.ShouldContain("自动整理（未用模型）");
        card.Blocks.OfType<Entry>().Select(entry => (entry.Mark, entry.Note)).Take(3).ShouldBe(
            [("1", "记录原话 · 来源 1 条"), ("2", "记录原话 · 来源 1 条"), ("3", "拟议 · 来源 2 条")]);
        card.Buttons.Count.ShouldBeLessThanOrEqualTo(6);
        opened.Values["suggestion"].ShouldBe((Value)draft.Id.ToString());
    }

    [Fact]
    public async Task Sources_OfSentence_AreTheNotesAsTyped()
    {
        await using var house = await House.OpenAsync();
        await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。", "东街路灯坏了三盏。");

        var shown = await house.RunAsync(house.Fang, "suggestion.sources", ("ordinal", 1m), ("n", 2m));

        shown.Replies[0].Card.ShouldNotBeNull().Blocks.OfType<Entry>().ShouldHaveSingleItem().Text.ShouldBe("东街路灯坏了三盏。");
        (await house.RunAsync(house.Fang, "suggestion.sources", ("ordinal", 1m), ("n", 9m))).Refusal.ShouldNotBeNull().Text.ShouldBe("没有第 9 句，这件建议共 3 句。");
    }

    [Theory]
    [InlineData("suggestion.open")]
    [InlineData("suggestion.sources")]
    [InlineData("suggestion.compare")]
    [InlineData("suggestion.submit")]
    [InlineData("suggestion.withdraw")]
    [InlineData("suggestion.review")]
    [InlineData("suggestion.how")]
    [InlineData("suggestion.choose")]
    [InlineData("suggestion.missing")]
    public async Task Command_OnAnothersSuggestion_AnswersLikeMissing(string command)
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");

        var theirs = await house.RunAsync(house.Li, command, ("suggestion", draft.Id.ToString()));
        var missing = await house.RunAsync(house.Li, command, ("suggestion", Guid.CreateVersion7().ToString()));

        theirs.Refusal.ShouldNotBeNull().ShouldBe(missing.Refusal);
        (await house.FindAsync(draft.Id)).State.ShouldBe(SuggestionState.Draft);
    }

    [Fact]
    public async Task EditSentence_KeepsTheMachinesWordsApart()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。", "东街路灯坏了三盏。");

        var edited = await house.RunAsync(house.Fang, "suggestion.editSentence", ("ordinal", 1m), ("n", 2m), ("text", "东街路灯坏了五盏。"));

        edited.Refusal.ShouldBeNull();
        edited.Replies[0].Card.ShouldNotBeNull().Blocks.OfType<Entry>().Select(entry => entry.Text).ShouldBe(["东街路灯坏了三盏。", "东街路灯坏了五盏。"]);
        await using var db = await house.ReadAsync();
        var versions = await db.Set<SuggestionVersion>().Where(version => version.SuggestionId == draft.Id).OrderBy(version => version.N).ToListAsync();
        versions.Select(version => version.Writer).ShouldBe([Writer.Machine, Writer.Delegate]);
        var mine = versions[1].Text.Numbered;
        mine.Select(sentence => sentence.Writer).ShouldBe([Writer.Machine, Writer.Delegate, Writer.Machine]);
        mine[1].Kind.ShouldBe(SentenceKind.Own);
        mine[1].Notes.ShouldBe(versions[0].Text.Numbered[1].Notes);
    }

    [Fact]
    public async Task EditSentence_EntirelyNewWords_CiteNothing()
    {
        await using var house = await House.OpenAsync();
        await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");

        await house.RunAsync(house.Fang, "suggestion.editSentence", ("ordinal", 1m), ("n", 1m), ("text", "学校门口也需要红绿灯。"));

        await using var db = await house.ReadAsync();
        (await db.Set<SuggestionVersion>().SingleAsync(version => version.N == 2)).Text.Numbered[0].Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Revise_InPlainWords_MakesAVersionAndShowsTheDifference()
    {
        await using var house = await House.OpenAsync();
        await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。", "东街路灯坏了三盏。");

        var revised = await house.RunAsync(house.Fang, "suggestion.revise", ("ordinal", 1m), ("text", "删除第2句"));
        var strange = await house.RunAsync(house.Fang, "suggestion.revise", ("ordinal", 1m), ("text", "今天天气不错"));
        var compared = await house.RunAsync(house.Fang, "suggestion.compare", ("ordinal", 1m));

        revised.Replies[0].Card.ShouldNotBeNull().Blocks.OfType<Entry>().ShouldHaveSingleItem().Text.ShouldBe("东街路灯坏了三盏。");
        strange.Refusal.ShouldNotBeNull().Text.ShouldStartWith("没看懂要怎么改。");
        compared.Replies[0].Card.ShouldNotBeNull().Title.ShouldBe("第 1 版到第 2 版的变化");
        await using var db = await house.ReadAsync();
        var version = await db.Set<SuggestionVersion>().SingleAsync(version => version.N == 2);
        (version.Reason, version.Text.Numbered.Count).ShouldBe(("删除第2句", 2));
    }

    [Fact]
    public async Task AnswerGap_BecomesOwnSentenceInItsSection_AndTheQuestionIsGone()
    {
        await using var house = await House.OpenAsync();
        await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");

        (await house.RunAsync(house.Fang, "suggestion.answerGap", ("ordinal", 1m), ("n", 2m), ("text", "线路老化"))).Refusal.ShouldBeNull();

        await using var db = await house.ReadAsync();
        var text = (await db.Set<SuggestionVersion>().SingleAsync(version => version.N == 2)).Text;
        text.Questions.Select(question => question.Code).ShouldBe(["how_many"]);
        var own = text.Sentences.Single(sentence => sentence.Writer == Writer.Delegate);
        (own.Section, own.Text, own.Notes.Count).ShouldBe((Section.Cause, "线路老化。", 0));
        text.Sentences.Select(sentence => sentence.Section).ShouldBeInOrder();
    }

    [Fact]
    public async Task Submit_GivesNumber_UsesNotes_AndTwiceIsOnce()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");

        var first = await house.RunAsync(house.Fang, "suggestion.submit", ("suggestion", draft.Id.ToString()));
        var second = await house.RunAsync(house.Fang, "suggestion.submit", ("suggestion", draft.Id.ToString()));

        first.Values["number"].ShouldBe((Value)"2026-0001");
        second.Replies[0].Text.ShouldBe("这件已经提交过了，编号 2026-0001，不用再点。");
        await using var db = await house.ReadAsync();
        (await db.Set<Note>().SingleAsync()).State.ShouldBe(NoteState.Used);
        (await house.RunAsync(house.Fang, "note.delete", ("number", 1m))).Refusal.ShouldNotBeNull().Code.ShouldBe("note_used");
        (await house.RunAsync(house.Fang, "suggestion.editSentence", ("ordinal", 1m), ("n", 1m), ("text", "改一改。"))).Refusal.ShouldNotBeNull().Code.ShouldBe("not_now");
    }

    [Fact]
    public async Task Submit_WithAPhoneNumber_IsRefusedWithTheSentence()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，请打13812345678。");

        var refused = await house.RunAsync(house.Fang, "suggestion.submit", ("suggestion", draft.Id.ToString()));

        refused.Refusal.ShouldNotBeNull().Text.ShouldBe("第 1 句里有电话、证件号之类的个人信息，请改一下再提交。");
        (await house.FindAsync(draft.Id)).Number.ShouldBeNull();
    }

    [Fact]
    public async Task Submit_InParallelWithSomeUndone_NumbersHaveNoGap()
    {
        await using var house = await House.OpenAsync();
        List<Suggestion> drafts = [];
        for (var i = 0; i < 8; i++)
        {
            var who = i % 2 == 0 ? house.Fang : house.Li;
            drafts.Add(await house.DraftedAsync(who, $"东街第{i}盏路灯不亮，晚上看不清路。"));
        }

        var submits = drafts.Select((draft, i) => house.RunAsync(i % 2 == 0 ? house.Fang : house.Li, "suggestion.submit", ("suggestion", draft.Id.ToString())));
        var undone = Enumerable.Range(0, 4).Select(_ => Should.ThrowAsync<InvalidOperationException>(house.Store.WriteAsync<int>(null, Congress.Data.Actor.System, async (session, cancel) =>
        {
            await RunningNumber.NextAsync(session, $"suggestion/{House.Body}/2026", cancel);
            throw new InvalidOperationException("on purpose");
        }, CancellationToken.None)));
        await Task.WhenAll([.. submits, .. undone]);

        await using var db = await house.ReadAsync();
        (await db.Set<Suggestion>().Select(suggestion => suggestion.Sequence).ToListAsync()).Order().ShouldBe(Enumerable.Range(1, 8).Select(n => (int?)n));
    }

    [Fact]
    public async Task Withdraw_FreesTheNotesAgain()
    {
        await using var house = await House.OpenAsync();
        var sent = await house.SubmittedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");

        (await house.RunAsync(house.Fang, "suggestion.withdraw", ("suggestion", sent.Id.ToString()))).Ends.ShouldBeTrue();

        await using var db = await house.ReadAsync();
        (await db.Set<Note>().SingleAsync()).State.ShouldBe(NoteState.Open);
        (await house.FindAsync(sent.Id)).State.ShouldBe(SuggestionState.Withdrawn);
    }

    [Fact]
    public async Task Home_ShowsWhatWaits()
    {
        await using var house = await House.OpenAsync();
        await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");
        await house.NoteAsync(house.Fang, "西街缺停车位。");

        var card = (await house.RunAsync(house.Fang, "home.show")).Replies[0].Card.ShouldNotBeNull();

        card.Title.ShouldBe("方文代表，上午好");
        card.Blocks.OfType<Entry>().Select(entry => entry.Text).ShouldBe(["关于维修东街路灯的建议", "有 1 条随手记和意见还没用上，点这里写建议"]);
        card.Buttons.Count.ShouldBeLessThanOrEqualTo(6);
        (await house.RunAsync(house.Clerk, "home.show")).Replies[0].Card.ShouldNotBeNull().Blocks.OfType<Paragraph>().First().Text.ShouldBe("没有待审核的建议。");
    }

    [Fact]
    public async Task Submit_PutsOnRecordWhoAcceptedWhichVersionAndWhoseWordsItHolds()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。", "东街路灯坏了三盏。");
        await house.RunAsync(house.Fang, "suggestion.editSentence", ("ordinal", 1m), ("n", 1m), ("text", "东街路灯整月不亮，我去看过。"));
        await house.RunAsync(house.Fang, "suggestion.submit", ("ordinal", 1m));

        await using var db = await house.ReadAsync();
        var accepted = await db.Set<Acceptance>().SingleAsync();
        (accepted.SuggestionId, accepted.Version, accepted.PersonId, accepted.At).ShouldBe((draft.Id, 2, house.Fang.PersonId, house.Time.GetUtcNow()));
        accepted.Shares.ShouldBe(
        [
            new SentenceShare(Writer.Machine, SentenceKind.Stated, 1), new SentenceShare(Writer.Machine, SentenceKind.Proposed, 1), new SentenceShare(Writer.Machine, SentenceKind.Form, 1),
            new SentenceShare(Writer.Delegate, SentenceKind.Own, 1),
        ]);
    }

    [Fact]
    public async Task Adopt_OfAnEarlierVersion_IsANewOne_AndOfTheOneInForce_Nothing()
    {
        await using var house = await House.OpenAsync();
        var draft = await house.DraftedAsync(house.Fang, "东街路灯不亮，晚上看不清路。");
        await house.RunAsync(house.Fang, "suggestion.editSentence", ("ordinal", 1m), ("n", 1m), ("text", "东街路灯整月不亮，我去看过。"));

        (await house.RunAsync(house.Fang, "suggestion.adopt", ("ordinal", 1m), ("n", 1m))).Refusal.ShouldBeNull();
        (await house.FindAsync(draft.Id)).Version.ShouldBe(3);
        (await house.RunAsync(house.Fang, "suggestion.adopt", ("ordinal", 1m), ("n", 3m))).Refusal.ShouldNotBeNull().Code.ShouldBe("in_force");
        (await house.RunAsync(house.Fang, "suggestion.adopt", ("ordinal", 1m), ("n", 9m))).Refusal.ShouldNotBeNull().Code.ShouldBe("no_such_version");
    }
}
