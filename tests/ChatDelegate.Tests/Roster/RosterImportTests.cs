using System.Text;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Import;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Roster;

public sealed class RosterImportTests
{
    private const string Header = "姓名,代表证号,代表团/小组,召集人,手机,单位,层级\n";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Clerk = new(Id(900), "staff", "test");
    private static readonly Guid City = Id(1);

    static RosterImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>On the roster: 方文, number 001, group 1, phone 13800000001.</summary>
    [Theory]
    [InlineData("方文,001,第一代表小组,,13800000001,云州一中,市", "Same")]
    [InlineData("方文,００１,1,否,+86 138-0000-0001,,", "Same")]
    [InlineData("方文,001,2,,13800000001,云州一中,市", "Changed:group")]
    [InlineData("方文,001,,是,13800000002,云州二中,", "Changed:convenor,phone,employer")]
    [InlineData("林树,002,第二代表小组,√,0571-88880000,\"云州市农机站,农技员\",市级", "New")]
    [InlineData("=cmd|' /C calc'!A0,002,1,,,,", "New")]
    [InlineData(",002,1,,,,", "Wrong:name_missing")]
    [InlineData("林树,,1,,,,", "Wrong:number_missing")]
    [InlineData("林树,0 0 2,1,,,,", "Wrong:number_shape")]
    [InlineData("林树,001,1,,,,", "Wrong:number_taken")]
    [InlineData("方文,002,1,,13800000001,,", "Wrong:person_seated")]
    [InlineData("林树,002,第九代表小组,,,,", "Wrong:group")]
    [InlineData("林树,002,1,可能,,,", "Wrong:convenor")]
    [InlineData("林树,002,,是,,,", "Wrong:convenor_without_group")]
    [InlineData("林树,002,1,,12345,,", "Wrong:phone")]
    [InlineData("林树,002,1,,1.38E+10,,", "Wrong:phone_rounded")]
    [InlineData("林树,002,1,,,,县", "Wrong:level_other")]
    [InlineData("林树,002,1,,,,街道", "Wrong:level_unknown")]
    [InlineData("林树,002,1,,,,市,多,余", "Wrong:fields")]
    [InlineData("\"林\n树\",002,1,,,,", "Wrong:control")]
    [InlineData("林树,,9,也许,,,", "Wrong:number_missing,convenor,group")]
    public async Task Preview_Row_IsJudged(string row, string expected)
    {
        await using var record = await RosterAsync();

        var preview = await PreviewAsync(record, Header + row);

        preview.Problem.ShouldBeNull();
        var found = preview.Rows.ShouldHaveSingleItem();
        var details = string.Join(',', found.State == RosterRowState.Wrong ? found.Reasons.Select(reason => reason.Code) : found.Changes);
        (details.Length == 0 ? $"{found.State}" : $"{found.State}:{details}").ShouldBe(expected);
        found.Reasons.ShouldAllBe(reason => reason.Line == 2);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("姓名,代表证号\n", "empty")]
    [InlineData("\n\n ,\n", "empty")]
    [InlineData("姓名,小组\n林树,1", "columns")]
    [InlineData("姓名，代表证号\n林树，002", "columns")]
    [InlineData("姓名,代表证号,name\n林树,002,林树", "column_twice")]
    [InlineData("姓名,代表证号\n\"林树,002", "quotes")]
    [InlineData("姓名,代表证号\n\"林\"树,002", "quotes")]
    public async Task Preview_UnreadableFile_NamesTheProblem(string file, string expected)
    {
        await using var record = await RosterAsync();

        var preview = await PreviewAsync(record, file);

        preview.Problem.ShouldNotBeNull().Code.ShouldBe(expected);
        preview.CanApply.ShouldBeFalse();
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("GB18030", false)]
    public async Task Preview_AnyEncoding_ReadsTheSameNames(string encoding, bool mark)
    {
        await using var record = await RosterAsync();
        var text = (mark ? "\uFEFF" : "") + "姓名,代表证号,小组\r\n林树,002,1\r\n䶮㛃,003,1\r\n";

        var preview = await Import(record).PreviewAsync(Encoding.GetEncoding(encoding).GetBytes(text), City, None);

        preview.Rows.Select(row => row.Name).ShouldBe(["林树", "䶮㛃"]);
        (preview.NotInFile, preview.CanApply).ShouldBe((1, true));
    }

    [Fact]
    public async Task Preview_NeitherEncoding_IsAProblem()
    {
        await using var record = await RosterAsync();

        var preview = await Import(record).PreviewAsync(Encoding.Unicode.GetBytes("\uFEFF姓名,代表证号\n林树,002"), City, None);

        preview.Problem.ShouldNotBeNull().Code.ShouldBe("encoding");
    }

    [Fact]
    public async Task Preview_NumberTwice_NamesBothLines()
    {
        await using var record = await RosterAsync();

        var preview = await PreviewAsync(record, "name,number,shoe size\n林树,002,42\n\n何川,００２,40");

        preview.Rows[1].Reasons.ShouldHaveSingleItem().Values.ShouldContain(("other", (object)2));
        preview.Rows[1].Line.ShouldBe(4);
        preview.IgnoredColumns.ShouldBe(["shoe size"]);
    }

    [Fact]
    public async Task Apply_GoodFile_DoesAllOfIt_AndASecondTimeNothing()
    {
        await using var record = await RosterAsync();
        var file = Bytes("姓名,代表证号,小组,新建小组,召集人,手机,单位\n方文,001,2,,是,,云州二中\n=1+1,002,第三代表小组,是,,13900000002,\n何川,003,第三代表小组,,是,,\n");
        var preview = await Import(record).PreviewAsync(file, City, None);

        var applied = await Import(record).ApplyAsync(file, City, preview.Token, Clerk, None);

        applied.ShouldBe(new RosterApplied(2, 1, null));
        await using var db = await record.ReadAsync();
        var seats = await db.Set<DelegateSeat>().OrderBy(seat => seat.Number).ToListAsync();
        var groups = await db.Set<DelegateGroup>().ToDictionaryAsync(group => group.Id, group => $"{group.Number} {group.Name}");
        seats.Select(seat => (seat.Number, groups[seat.GroupId!.Value], seat.Convenor)).ShouldBe(
            [("001", "2 第二代表小组", true), ("002", "3 第三代表小组", false), ("003", "3 第三代表小组", true)]);
        (await db.Set<Person>().Select(person => person.Name).ToListAsync()).ShouldContain("=1+1");
        var again = await Import(record).PreviewAsync(file, City, None);
        again.Rows.ShouldAllBe(row => row.State == RosterRowState.Same);
        again.CanApply.ShouldBeFalse();
    }

    [Fact]
    public async Task Apply_OneRowWrong_ChangesNothing()
    {
        await using var record = await RosterAsync();
        var file = Bytes("姓名,代表证号\n林树,002\n,003\n");
        var preview = await Import(record).PreviewAsync(file, City, None);

        var applied = await Import(record).ApplyAsync(file, City, preview.Token, Clerk, None);

        applied.Refused.ShouldNotBeNull().Code.ShouldBe("rows_wrong");
        (await SeatsAsync(record)).ShouldBe(1);
    }

    [Fact]
    public async Task Apply_RosterOrFileChangedSincePreview_IsRefused()
    {
        await using var record = await RosterAsync();
        var (file, other) = (Bytes("姓名,代表证号\n林树,002\n"), Bytes("姓名,代表证号\n何川,002\n"));
        var preview = await Import(record).PreviewAsync(file, City, None);

        (await Import(record).ApplyAsync(other, City, preview.Token, Clerk, None)).Refused.ShouldNotBeNull().Code.ShouldBe("stale");
        await record.Store.WriteAsync(null, Clerk, async (session, cancel) =>
        {
            (await session.Db.Set<Person>().SingleAsync(cancel)).WorksAt("别处");
            return 0;
        }, None);
        (await Import(record).ApplyAsync(file, City, preview.Token, Clerk, None)).Refused.ShouldNotBeNull().Code.ShouldBe("stale");
        (await SeatsAsync(record)).ShouldBe(1);
    }

    [Fact]
    public async Task Apply_PersonOfAnotherCongress_GetsASecondSeat()
    {
        await using var record = await RosterAsync();
        var county = new CongressBody { Id = Id(2), Level = CongressLevel.County, ParentId = City, NameZh = "临河县人民代表大会", NameEn = "Linhe County People's Congress" };
        await SaveAsync(record, county);
        var file = Bytes("姓名,代表证号,手机\n方文,77,13800000001\n");
        var preview = await Import(record).PreviewAsync(file, county.Id, None);

        await Import(record).ApplyAsync(file, county.Id, preview.Token, Clerk, None);

        await using var db = await record.ReadAsync();
        var person = await db.Set<Person>().SingleAsync();
        (await db.Set<DelegateSeat>().CountAsync(seat => seat.PersonId == person.Id)).ShouldBe(2);
        Encoding.UTF8.GetString(person.SealedPhone!).ShouldNotContain("138");
    }

    [Fact]
    public void Texts_EveryReason_HasOne()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "src/ChatDelegate.Congress/Roster/Import"), "*.cs").Select(File.ReadAllText).ToList();
        var codes = sources.SelectMany(source => System.Text.RegularExpressions.Regex.Matches(source, "(?:Reason|Fault|fault|No)\\([^\",\\n]*\"([a-z_]+)\"(?: : \"([a-z_]+)\")?"))
            .SelectMany(match => match.Groups.Values.Skip(1).Select(group => group.Value)).Where(code => code.Length > 0).Distinct().ToList();
        var texts = File.ReadAllText(Path.Combine(Repository.Root, "dialogs/texts/roster.yaml"));

        codes.Count.ShouldBeGreaterThan(20);
        codes.ShouldAllBe(code => texts.Contains($"\n    {code}:\n"));
    }

    private static async Task<TestRecord> RosterAsync()
    {
        var record = await TestRecord.CreateAsync(TimeProvider.System, services => services.AddSingleton<RosterImport>());
        var city = new CongressBody { Id = City, Level = CongressLevel.City, NameZh = "云州市人民代表大会", NameEn = "Yunzhou Municipal People's Congress" };
        var first = new DelegateGroup { Id = Id(10), BodyId = City, Number = 1, Name = "第一代表小组" };
        var second = new DelegateGroup { Id = Id(11), BodyId = City, Number = 2, Name = "第二代表小组" };
        var person = new Person { Id = Id(20), Name = "方文" };
        person.WorksAt("云州一中");
        person.Reach("13800000001", record.Services.GetRequiredService<SecretBox>());
        var seat = new DelegateSeat { Id = Id(30), PersonId = person.Id, BodyId = City, Number = "001" };
        seat.Join(first);
        await SaveAsync(record, city, first, second, person, seat);
        return record;
    }

    private static Task<int> SaveAsync(TestRecord record, params object[] rows) => record.Store.WriteAsync(null, Clerk, (session, _) =>
    {
        session.Db.AddRange(rows);
        return Task.FromResult(0);
    }, None);

    private static async Task<int> SeatsAsync(TestRecord record)
    {
        await using var db = await record.ReadAsync();
        return await db.Set<DelegateSeat>().CountAsync();
    }

    private static Task<RosterPreview> PreviewAsync(TestRecord record, string text) => Import(record).PreviewAsync(Bytes(text), City, None);

    private static RosterImport Import(TestRecord record) => record.Services.GetRequiredService<RosterImport>();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
